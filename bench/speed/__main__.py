"""Measure the speed of every step and of the whole job, how it grows, what a day costs, and that the facts stay true.

Run as `python -m bench.speed`; up to 10^5 pages take some minutes, `--full` goes on to 10^6 (5 GB of raw text, and ten
times that of disk while it runs). Each section is written to bench/results.json as soon as it is measured.
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from bench.machine import machine
from bench.results import Row, record
from bench.speed import accuracy, increment, job, startup, steps
from bench.speed.warehouses import settings_of
from bench.warehouse.queries import measure_queries

# How often the job is run on so many pages.
ROUNDS = {10**4: 3, 10**5: 1}
FULL_ROUNDS = {10**4: 5, 10**5: 3, 10**6: 1}


def main() -> None:
    """Measure section by section."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--full", action="store_true", help="up to 10^6 pages")
    arguments.add_argument("--most", type=float, default=10**5, help="pages of the largest corpus, such as 1e4")
    arguments.add_argument("--place", type=Path, help="where to work, on a disk with room; else in the usual place")
    given = arguments.parse_args()
    rounds = FULL_ROUNDS if given.full else {pages: times for pages, times in ROUNDS.items() if pages <= given.most}
    _tell("machine", [machine()])
    with tempfile.TemporaryDirectory(prefix="bench-speed-", dir=given.place) as folder:
        _measure(Path(folder), rounds)


def _measure(folder: Path, rounds: dict[int, int]) -> None:
    """Measure all sections; the warehouses of the job are those that the others go on with."""
    _tell("steps", steps.measure(folder / "steps"))
    histories = {pages: folder / str(pages) for pages in rounds}
    whole = {pages: job.measure(histories[pages], pages, times) for pages, times in rounds.items()}
    _tell("job", job.with_growth(list(whole.values())))
    _tell("job steps", [step for pages, row in whole.items() for step in job.by_step(histories[pages], row)])
    smallest, largest = histories[min(histories)], histories[max(histories)]
    _tell("accuracy", accuracy.measure(smallest))
    _tell("queries", measure_queries(settings_of(largest).published_database))
    _tell("startup", startup.measure(smallest))
    _tell("increment", increment.measure(folder, histories))


def _tell(section: str, rows: Sequence[Row]) -> None:
    record(section, rows)
    print(f"\n{section}\n")
    with pl.Config(
        tbl_rows=-1, tbl_cols=-1, tbl_width_chars=200, tbl_hide_dataframe_shape=True, tbl_hide_column_data_types=True
    ):
        print(pl.DataFrame(rows, infer_schema_length=None), flush=True)


if __name__ == "__main__":
    main()
