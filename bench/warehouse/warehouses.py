"""Warehouses with more and more history, one database each, and the batches to be loaded into them."""

import math
import shutil
from dataclasses import dataclass
from pathlib import Path

from bench.warehouse.batches import FIRST_DAY, batch_day, refine_all, write_pages
from bench.warehouse.history import broken_checks, multiply, rows
from bench.warehouse.loads import load_into
from pipelines.settings import Settings

# A little more than half of 10^5 figures stand on so many pages.
DAY_PAGES = 4_200
# An empty warehouse has had a page or two, so that its tables are there.
FIRST_PAGES = 2
BATCH_PAGES = 1_000
BATCHES = 7
# Histories are proved by all checks up to here; beyond, the same statements go on.
PROVED = 10**6


@dataclass(frozen=True)
class Warehouses:
    """The databases by the figures of their history, and the bronze files of each batch to be loaded into them."""

    settings: Settings
    histories: dict[int, Path]
    batches: list[list[Path]]


def make_warehouses(folder: Path, levels: list[int]) -> Warehouses:
    """Make a database for each number of figures of history, the least first, and the batches."""
    settings = Settings(raw=folder / "raw", warehouse=folder / "warehouse")
    first = write_pages(settings, FIRST_PAGES, 0, FIRST_DAY)
    day = write_pages(settings, DAY_PAGES, 1, FIRST_DAY)
    batches = [write_pages(settings, BATCH_PAGES, 2 + number, batch_day(number)) for number in range(BATCHES)]
    refine_all(settings)
    base = folder / "base.duckdb"
    load_into(settings, base, day)
    histories = {}
    longest, days = base, 1
    for level in levels:
        histories[level] = history = folder / f"{level}.duckdb"
        if level:
            shutil.copyfile(longest, history)
            wanted = math.ceil(level / rows(base)["fact_figure"])
            multiply(base, history, range(days, wanted))
            longest, days = history, wanted
            if level <= PROVED and (broken := broken_checks(history)):
                raise RuntimeError(f"the copies of a day do not fit together: {broken}")
        else:
            load_into(settings, history, first)
    return Warehouses(settings, histories, batches)
