"""The published database as exports read it: read-only, and with the views of `sql/exports` that a format needs."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from pipelines.settings import ROOT, SQL_FOLDER, Settings
from pipelines.warehouse import reader

EXPORTS_SQL = SQL_FOLDER / "exports"


@contextmanager
def published(settings: Settings, *views: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the published database with times in UTC and the named files of `sql/exports` as temporary views.

    A view may read those named before it. Raises FileNotFoundError where nothing is published yet.
    """
    with reader(settings) as connection:
        connection.execute("set timezone = 'UTC'")
        connection.execute("set file_search_path = ?", [str(ROOT)])
        for view in views:
            select = (EXPORTS_SQL / f"{view}.sql").read_text(encoding="utf-8")
            connection.execute(f"create temp view {view} as {select}")
        yield connection


def left_out(connection: duckdb.DuckDBPyConnection, view: str) -> dict[str, int]:
    """Return how many rows a view leaves out of its format, by the reason it gives for it."""
    reasons = connection.view(view).filter("left_out is not null").aggregate("left_out, count(*) as rows")
    return dict(reasons.order("rows desc, left_out").fetchall())
