"""Times the queries of sql/queries on a published database, as an analyst's laptop would run them."""

import statistics
import time
from pathlib import Path

import duckdb

from bench.results import Row
from pipelines.queries import Query, load_queries

ROUNDS = 3
MEMORY = "2GB"
THREADS = 2


def measure_queries(database: Path) -> list[Row]:
    """Return one row per query: its rows, and the median of the seconds it takes to run and fetch them all."""
    with duckdb.connect(database, read_only=True) as connection:
        connection.execute("set memory_limit = ?", [MEMORY])
        connection.execute("set threads = ?", [THREADS])
        return [_measure(connection, query) for query in load_queries().values()]


def _measure(connection: duckdb.DuckDBPyConnection, query: Query) -> Row:
    seconds, found = [], 0
    for _ in range(ROUNDS):
        start = time.perf_counter()
        found = connection.sql(query.sql).to_arrow_table().num_rows
        seconds.append(time.perf_counter() - start)
    return {"query": query.name, "rows": found, "seconds": statistics.median(seconds)}
