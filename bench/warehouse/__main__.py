"""`make bench`: what a load, a publication, a query and a reader meet as the history of a warehouse grows.

Run as `python -m bench.warehouse`. Up to 10^6 figures of history take some minutes; `--full` goes on to 10^7, which
takes half an hour, and 30 GB of disk while it runs. `--write-docs` also puts the tables into `docs/warehouse.md`.
"""

import argparse
import statistics
import tempfile
from pathlib import Path

from bench.report import write_docs
from bench.results import Row, record
from bench.warehouse.history import rows
from bench.warehouse.loads import Timed, load_into
from bench.warehouse.publishing import measure_publishing
from bench.warehouse.queries import measure_queries
from bench.warehouse.report import HISTORY, table
from bench.warehouse.warehouses import Warehouses, make_warehouses
from bench.warehouse.watching import measure_reading

LEVELS = (0, 10**5, 10**6, 10**7)
USUAL = 10**6
# The last batches are loaded while readers hammer, not timed, and not into the longest history: seven snapshots of
# that would fill the disk.
WATCHED = 2
WATCHED_HISTORY = 10**6


def main() -> None:
    """Measure, write down, print."""
    arguments = argparse.ArgumentParser(description="What a load, a publication and a query cost as history grows.")
    arguments.add_argument("--history", type=float, default=USUAL, help="figures of the longest history, such as 1e5")
    arguments.add_argument("--full", action="store_const", dest="history", const=LEVELS[-1], help="up to 1e7 figures")
    arguments.add_argument("--write-docs", action="store_true", help="put the tables into docs/warehouse.md")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-warehouse-") as folder:
        measured = measure(make_warehouses(Path(folder), [level for level in LEVELS if level <= given.history]))
    # Without any history nothing is published.
    measured = {part: found for part, found in measured.items() if found}
    tables = {part: table(part, found) for part, found in measured.items()}
    for part, found in measured.items():
        record(f"warehouse {part}", found)
        print(f"\n{part}\n\n{tables[part]}")
    if given.write_docs:
        write_docs("warehouse", tables)


def measure(made: Warehouses) -> dict[str, list[Row]]:
    """Return the rows of every part of the benchmark."""
    held = [
        {HISTORY: level, "table": name, "rows": count}
        for level, history in made.histories.items()
        for name, count in rows(history).items()
    ]
    timed = _timed(made)
    parts = {"rows": held, "loads": _loads(timed), "models": _models(timed)}
    parts |= {"publications": [], "queries": [], "readers": []}
    for level, history in made.histories.items():
        if level:
            history.replace(made.settings.working_database)
            pages = rows(made.settings.working_database)["fact_article"]
            parts["publications"] += [{HISTORY: level, **row} for row in measure_publishing(made.settings, pages)]
            parts["queries"] += [{HISTORY: level, **row} for row in measure_queries(made.settings.published_database)]
            if level <= WATCHED_HISTORY:
                watched = measure_reading(made.settings, made.batches[-WATCHED:])
                parts["readers"] += [{HISTORY: level, **row} for row in watched]
    return parts


def _timed(made: Warehouses) -> dict[int, list[Timed]]:
    """Load the batches one after another, each into all warehouses, so that a slow moment meets all of them."""
    timed: dict[int, list[Timed]] = {level: [] for level in made.histories}
    for batch in made.batches[:-WATCHED]:
        for level, history in made.histories.items():
            timed[level].append(load_into(made.settings, history, batch))
    return timed


def _loads(timed: dict[int, list[Timed]]) -> list[Row]:
    """Return one row per history; how many times slower than without history is the median over the batches."""
    return [
        {
            HISTORY: level,
            "median seconds": statistics.median(load.seconds for load in loads),
            "lowest": min(load.seconds for load in loads),
            "highest": max(load.seconds for load in loads),
            "times the empty one": statistics.median(
                load.seconds / empty.seconds for load, empty in zip(loads, timed[0], strict=True)
            ),
        }
        for level, loads in timed.items()
    ]


def _models(timed: dict[int, list[Timed]]) -> list[Row]:
    return [
        {HISTORY: level, "model": name, "seconds": statistics.median(load.by_model[name] for load in loads)}
        for level, loads in timed.items()
        for name in loads[0].by_model
    ]


if __name__ == "__main__":
    main()
