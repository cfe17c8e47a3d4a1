"""The two databases: whether this DuckDB reads them, and whether another program has one open for writing."""

from pathlib import Path

import duckdb

from pipelines.doctor.finding import Finding, error, ok, warning
from pipelines.doctor.writing import is_held
from pipelines.settings import Settings
from pipelines.warehouse import HOLDER

READ_ONLY = "close it there, what it writes is lost; from then on read with `duckdb -readonly` or read_only=True"


def published_database(settings: Settings) -> Finding:
    """Open the published database as readers do."""
    path = settings.published_database
    if not path.exists():
        return warning(f"nothing is published yet: {path} does not exist", "run `make run`")
    return _opened(path) or error(
        f"{path} is damaged, or of another version than DuckDB {duckdb.__version__}",
        'move it away and run `make run`: "A damaged database" in docs/runbook.md',
    )


def working_database(settings: Settings) -> Finding:
    """Open the database that the next run loads."""
    path = settings.working_database
    if not path.exists():
        return ok("there is no working database; the next run begins with a copy of the published one")
    if is_held(settings.lock):
        return ok("a run is writing into it")
    return _opened(path) or warning(
        f"{path} is damaged, or of another version than DuckDB {duckdb.__version__}",
        "nothing: the next run sets it aside and begins with a copy of the published one",
    )


def _opened(path: Path) -> Finding | None:
    """Return how a database was found, or None where it cannot be read."""
    try:
        with duckdb.connect(path, read_only=True) as connection:
            ((tables,),) = connection.sql("select count(*) from duckdb_tables()").fetchall()
    except duckdb.Error as refused:
        if holder := HOLDER.search(str(refused)):
            return error(f"{path} is open for writing in {holder[1]}", READ_ONLY)
        return None
    return ok(f"{path} opens with DuckDB {duckdb.__version__}: {tables} tables, {path.stat().st_size / 1e6:,.1f} MB")
