"""Raw folders of synthetic pages with their truth, and the real command that makes warehouses of them."""

import json
import sys
from pathlib import Path

import polars as pl

from bench.speed.processes import Watched, watch
from bench.synthetic.__main__ import truth_folder, write
from bench.synthetic.batches import batches
from bench.synthetic.editions import Shares
from pipelines.settings import Settings

# Of a crawl of many sites: a tenth garbled by mirrors, a tenth in Traditional script, a quarter told before.
SHARES = Shares(damage=0.1, traditional=0.1, reprinted=0.2, updated=0.05)
SEED = 7
WORKERS = 2
RUN = [sys.executable, "-m", "pipelines.cli", "run"]
PUBLISHING = "news_database"


def settings_of(folder: Path) -> Settings:
    """Return where raw pages and warehouse of a folder stand."""
    return Settings(raw=folder / "raw", warehouse=folder / "warehouse")


def write_raw(folder: Path, name: str, pages: int, seed: int = SEED) -> float:
    """Write pages into the raw folder, and their truth beside it; return the megabytes of their text."""
    raw, made = folder / "raw", folder / f"{name}.jsonl"
    raw.mkdir(parents=True, exist_ok=True)
    write(batches(pages, seed, SHARES, WORKERS), made, "jsonl", pages)
    made.rename(raw / made.name)
    lines = pl.scan_ndjson(raw / made.name).select(pl.col("text").str.len_bytes().sum())
    return float(lines.collect(engine="streaming").item()) / 1e6


def truth(folder: Path, name: str, table: str) -> pl.DataFrame:
    """Return what is true of the pages written under this name."""
    return pl.read_parquet(truth_folder(folder / f"{name}.jsonl") / f"{table}.parquet")


def run(folder: Path) -> Watched:
    """Bring the folder's warehouse up to date by the real command, in a process of its own."""
    where = settings_of(folder)
    return watch(RUN, NEWS_RAW=str(where.raw), NEWS_WAREHOUSE=str(where.warehouse), NEWS_ALERTS="log")


def step_seconds(folder: Path) -> dict[str, float]:
    """Return how long each step of the last run took, by what the run log tells."""
    logs = settings_of(folder).logs
    lines = [json.loads(line) for file in sorted(logs.glob("*.jsonl")) for line in file.open(encoding="utf-8")]
    steps = [line for line in lines if line["event"] == "step_succeeded"]
    return {line["step"]: line["seconds"] for line in steps if line["run_id"] == steps[-1]["run_id"]}
