"""Times pipelines.warehouse.publish, on a working database without waste and on one that is compacted for its waste."""

import shutil
import time

import duckdb

from bench.results import Row
from pipelines.settings import Settings
from pipelines.snapshots import KEPT
from pipelines.warehouse import publish

GIGABYTE = 1e9
ROUNDS = 3
# Written again, they leave about two thirds of the file as waste.
LARGEST = ("fact_line", "fact_figure", "fact_mention")


def measure_publishing(settings: Settings, pages: int) -> list[Row]:
    """Return one row without compaction, the quickest of three, and one with it."""
    publish(settings)
    plain = min(_publish(settings) for _ in range(ROUNDS))
    size = settings.published_database.stat().st_size
    _waste(settings)
    wasteful = settings.working_database.stat().st_size
    compacting = _publish(settings)
    compacted = settings.published_database.stat().st_size
    sizes = {"bytes per page": round(size / pages), "GB of seven snapshots": KEPT * size / GIGABYTE}
    return [
        {"publish": "as it is", "GB": size / GIGABYTE, "seconds": plain, "seconds per GB": plain / size * GIGABYTE}
        | sizes,
        {
            "publish": f"compacted from {wasteful / GIGABYTE:.2f} GB",
            "GB": compacted / GIGABYTE,
            "seconds": compacting,
            "seconds per GB": compacting / compacted * GIGABYTE,
        }
        | sizes,
    ]


def _publish(settings: Settings) -> float:
    """Return the seconds that it takes; the snapshots would fill the disk, so they are taken away again."""
    start = time.perf_counter()
    publish(settings)
    seconds = time.perf_counter() - start
    shutil.rmtree(settings.snapshots)
    return seconds


def _waste(settings: Settings) -> None:
    with duckdb.connect(settings.working_database) as connection:
        for table in LARGEST:
            connection.execute(f"create or replace table {table} as from {table}")
