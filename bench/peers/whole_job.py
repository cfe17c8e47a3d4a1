"""The whole job on two cores: datatrove from raw to kept text beside this project from raw text to published facts."""

import gzip
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb

from bench.pages import ROOT
from bench.peers.answers import write_rows
from bench.peers.contest import found, speed, take_turns
from bench.peers.environments import PeerUnavailableError, last_words, python_of
from bench.results import Row
from bench.synthetic import generate

# So many that neither is measured by its start.
PAGES = 4_000
SHARES = {"damage": 0.1, "traditional": 0.1, "reprinted": 0.2, "updated": 0.05}
SEED = 20260109
# As many files as the peer has workers: it gives each a file.
FILES = 2
PART = "Raw text to published facts; the peer: to kept text"
ROUNDS = 2


@dataclass(frozen=True)
class Command:
    """A command that writes into a folder of its own, and what is raised where it fails."""

    words: list[str]
    folder: Path
    environment: dict[str, str]
    failure: type[RuntimeError]

    def seconds(self) -> float:
        """Run it from nothing; return how long it took, its start included."""
        shutil.rmtree(self.folder, ignore_errors=True)
        start = time.perf_counter()
        done = subprocess.run(  # noqa: S603
            self.words, cwd=ROOT, env={**os.environ, **self.environment}, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise self.failure(last_words(done.stderr))
        return time.perf_counter() - start


def measure(peer: str, folder: Path, scale: float) -> list[Row]:
    """Time both commands from their start to their end, each round from nothing."""
    raw = folder / "raw"
    raw.mkdir()
    pages = generate(round(PAGES * scale), SEED, **SHARES).pages
    rows = [
        {"id": page_id, "url": f"http://news.example/{page_id}", "text": text} for page_id, text in pages.iter_rows()
    ]
    for number in range(FILES):
        write_rows(raw / f"{number}.jsonl", rows[number::FILES])
    warehouse, work = folder / "warehouse", folder / "work"
    ours = Command(
        [sys.executable, "-m", "pipelines.cli", "run"],
        warehouse,
        {"NEWS_RAW": str(raw), "NEWS_WAREHOUSE": str(warehouse)},
        RuntimeError,
    )
    theirs = Command(
        [str(python_of(peer)), "-m", "bench.peers.jobs.datatrove_job", str(raw), str(work)],
        work,
        {"HF_HUB_OFFLINE": "1", "HF_HOME": str(folder / "models")},
        PeerUnavailableError,
    )
    rounds = take_turns(ours.seconds, theirs.seconds, ROUNDS)
    megabytes = float(pages["raw_text"].str.len_bytes().sum()) / 1e6
    return [
        speed(peer, PART, megabytes, rounds),
        found(peer, PART, "pages kept, of all", _articles(warehouse) / len(rows), _kept(work) / len(rows)),
    ]


def _articles(warehouse: Path) -> int:
    with duckdb.connect(str(warehouse / "news.duckdb"), read_only=True) as connection:
        return int(connection.execute("select count(*) from fact_article").fetchall()[0][0])


def _kept(work: Path) -> int:
    return sum(1 for path in (work / "kept").glob("*.gz") for _ in gzip.open(path))
