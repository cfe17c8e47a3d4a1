"""The speed of each step on one core beside this machine's limits, in CPU time: copying, decoding, one plain scan.

Run as `python -m bench.speed.steps FOLDER`, it prints JSON: how many threads Polars takes is settled when it is
imported, so `measure` asks a process of its own. FOLDER holds raw pages.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import polars as pl

from bench.pages import ROOT
from bench.results import Row
from bench.speed.rounds import ratios, spread
from bench.speed.warehouses import settings_of, write_raw
from pipelines.load import Run, check_published, load
from pipelines.readers.bronze import capture, read_captured, shards
from pipelines.settings import Settings
from pipelines.silver import refine
from pipelines.stages import STAGES
from pipelines.warehouse import publish

PAGES, ROUNDS = 1_000, 3
# Copying and decoding are over too soon to be timed once.
REPEATS = 20
LIMITS = ("memory copy", "UTF-8 decoding", "scan")
EXTRACTION = "all text stages"
Seconds = dict[str, float]


def measure(folder: Path) -> list[Row]:
    """Write pages and time every step on them where Polars has one thread."""
    write_raw(folder, "pages", PAGES)
    command = [sys.executable, "-m", "bench.speed.steps", str(folder)]
    environment = {**os.environ, "POLARS_MAX_THREADS": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)  # noqa: S603
    rows: list[Row] = json.loads(done.stdout)
    return rows


def main() -> None:
    """Time the rounds behind a first one, which warms up; print one row per step."""
    folder = Path(sys.argv[1])
    settings = settings_of(folder)
    rounds: defaultdict[str, list[float]] = defaultdict(list)
    for number in range(ROUNDS + 1):
        megabytes, taken = _round(settings)
        for step, seconds in taken.items() if number else ():
            rounds[step].append(megabytes / seconds)
    rows: list[Row] = [
        {"step": step, **spread("MB/s a core", speeds), **spread("share of scan", ratios(speeds, rounds["scan"]))}
        for step, speeds in rounds.items()
    ]
    print(json.dumps(rows))


def _round(settings: Settings) -> tuple[float, Seconds]:
    """Do the whole job once, step by step; return the megabytes of text and the CPU seconds of each step."""
    shutil.rmtree(settings.warehouse, ignore_errors=True)
    taken = {"capture": _timed(lambda: capture(settings.raw, settings.captures, "bench"))}
    captured = pl.concat([read_captured(shard) for shard in shards(settings.captures)])
    tables = {"captures": captured}
    for stage in STAGES:
        inputs = [tables[name] for name in stage.inputs]
        taken[stage.name] = _timed(partial(_keep, tables, stage.name, partial(stage.rule, *inputs)))
    taken[EXTRACTION] = sum(taken[stage.name] for stage in STAGES)
    text = tables["documents"]["raw_text"]
    return float(text.str.len_bytes().sum()) / 1e6, _limits(text) | taken | _warehouse(settings)


def _limits(text: pl.Series) -> Seconds:
    content = "\n".join(text).encode()
    return {
        "memory copy": _timed(lambda: [bytearray(content) for _ in range(REPEATS)]) / REPEATS,
        "UTF-8 decoding": _timed(lambda: [content.decode() for _ in range(REPEATS)]) / REPEATS,
        "scan": _timed(lambda: text.str.count_matches(r"\d+[万亿]?")),
    }


def _warehouse(settings: Settings) -> Seconds:
    """Time what follows on the text stages, whose files are written untimed: tables, checks, publication."""
    refine(settings)
    batch = shards(settings.captures)
    return {
        "load and its checks": _timed(lambda: load(settings, batch, Run("bench", datetime.now(UTC)))),
        "publish": _timed(lambda: publish(settings)),
        "all checks": _timed(lambda: check_published(settings)),
    }


def _keep(tables: dict[str, pl.DataFrame], name: str, rule: Callable[[], pl.DataFrame]) -> None:
    tables[name] = rule()


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
