"""The published database as exports read it: read-only, and with the tables of `sql/exports` that a format needs."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from pipelines.settings import ROOT, SQL_FOLDER, Settings
from pipelines.warehouse import reader

EXPORTS_SQL = SQL_FOLDER / "exports"


@contextmanager
def published(settings: Settings, *tables: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the published database with times in UTC, and make temporary tables of the named files of `sql/exports`.

    A file may read those named before it. Raises FileNotFoundError where nothing is published yet.
    """
    with reader(settings) as connection:
        connection.execute("set timezone = 'UTC'")
        connection.execute("set memory_limit = '1GB'")
        connection.execute("set file_search_path = ?", [str(ROOT)])
        for table in tables:
            select = (EXPORTS_SQL / f"{table}.sql").read_text(encoding="utf-8")
            connection.execute(f"create temp table {table} as {select}")
        yield connection


def left_out(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, int]:
    """Return how many rows of a table are left out of its format, by the reason given."""
    reasons = connection.table(table).filter("left_out is not null").aggregate("left_out, count(*) as rows")
    return dict(reasons.order("rows desc, left_out").fetchall())
