"""The one door to DuckDB: load the working database in one transaction, check it, and publish it to readers."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipelines.settings import ROOT, SQL_FOLDER, Settings
from pipelines.sql_models import Model

Variable = str | list[str]


@dataclass(frozen=True)
class Loaded:
    """A model after its load: how many rows it holds, and its columns as (name, type, comment)."""

    model: Model
    rows: int
    columns: list[tuple[str, str, str]]


@contextmanager
def writer(settings: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the working database for writing; if it is gone, the published one takes its place.

    The caller holds the writer's lock.
    """
    settings.working_database.parent.mkdir(parents=True, exist_ok=True)
    if settings.published_database.exists() and not settings.working_database.exists():
        _copy(settings.published_database, settings.working_database)
    connection = duckdb.connect(settings.working_database)
    try:
        connection.execute("set autoinstall_known_extensions = false")
        connection.execute("set preserve_insertion_order = false")
        connection.execute("set memory_limit = '1GB'")
        connection.execute("set timezone = 'UTC'")
        connection.execute("set file_search_path = ?", [str(ROOT)])
        create_macros(connection, "macros")
        for schema in ("staging", "ops", "search"):
            connection.execute(f"create schema if not exists {schema}")
        yield connection
    finally:
        connection.close()


@contextmanager
def reader(settings: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the published database read-only. Raises FileNotFoundError where nothing is published yet."""
    if not settings.published_database.exists():
        raise FileNotFoundError(f"{settings.published_database} does not exist yet; `make run` makes it")
    with duckdb.connect(settings.published_database, read_only=True) as connection:
        yield connection


def create_macros(connection: duckdb.DuckDBPyConnection, folder: str) -> None:
    """Create what the files of a folder under `sql/` define; each replaces what the database holds of its name."""
    for macro in sorted((SQL_FOLDER / folder).glob("*.sql")):
        connection.execute(macro.read_text(encoding="utf-8"))


def set_variables(connection: duckdb.DuckDBPyConnection, variables: dict[str, Variable]) -> None:
    """Set what the SQL files read with getvariable()."""
    for name, value in variables.items():
        connection.execute(f'set variable "{name}" = ?', [value])


def build(connection: duckdb.DuckDBPyConnection, model: Model) -> Loaded:
    """Create the model's view or table, or replace the rows of the batches being loaded."""
    if model.is_view:
        connection.execute(f"create or replace view {model.name} as {model.sql}")
    elif model.replaces is None:
        connection.execute(f"create or replace table {model.name} as {model.sql}")
    else:
        column, batch = model.replaces
        _make_room(connection, model)
        connection.execute(f"delete from {model.name} where {column} in (select {column} from {batch})")
        connection.execute(f"insert into {model.name} by name {model.sql}")
    _comment(connection, model)
    rows = connection.execute(f"select count(*) from {model.name}").fetchone()
    return Loaded(model, rows[0] if rows else 0, _columns(connection, model))


def _make_room(connection: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Create the model's table; where it has other columns than its SQL, anew, for then every batch is loaded."""
    connection.execute(f"create table if not exists {model.name} as from ({model.sql}) limit 0")
    if connection.table(model.name).columns != connection.sql(f"from ({model.sql}) limit 0").columns:
        connection.execute(f"create or replace table {model.name} as from ({model.sql}) limit 0")


def offending_rows(connection: duckdb.DuckDBPyConnection, check: Path) -> int:
    """Return how many rows break the invariant that a file of `sql/checks` states; it selects them."""
    rows = connection.execute(f"select count(*) from ({check.read_text(encoding='utf-8')})").fetchone()
    return int(rows[0]) if rows else 0


def drop_staging_views(connection: duckdb.DuckDBPyConnection, models: list[Model]) -> None:
    """Drop the views over the batch's files: they mean nothing to a reader."""
    for model in reversed(models):
        if model.is_view and model.schema == "staging":
            connection.execute(f"drop view {model.name}")


def publish(settings: Settings) -> int:
    """Put a copy of the working database in the readers' place in one step; return its size in bytes."""
    with writer(settings) as connection:
        connection.execute("checkpoint")
    _copy(settings.working_database, settings.published_database)
    return settings.published_database.stat().st_size


def _copy(source: Path, target: Path) -> None:
    """Copy under another name, flush to disk, then rename into place, so that nobody meets half a file."""
    partial = target.with_suffix(".partial")
    shutil.copyfile(source, partial)
    with partial.open("rb+") as file:
        os.fsync(file.fileno())
    partial.replace(target)


def _comment(connection: duckdb.DuckDBPyConnection, model: Model) -> None:
    kind = "view" if model.is_view else "table"
    connection.execute(f"comment on {kind} {model.name} is {_literal(model.description)}")
    for column, comment in model.column_comments.items():
        connection.execute(f'comment on column {model.name}."{column}" is {_literal(comment)}')


def _literal(text: str) -> str:
    """Quote text for a statement that takes no parameters."""
    return "'" + text.replace("'", "''") + "'"


def _columns(connection: duckdb.DuckDBPyConnection, model: Model) -> list[tuple[str, str, str]]:
    types = connection.execute(f"describe {model.name}").fetchall()
    return [(name, data_type, model.column_comments.get(name, "")) for name, data_type, *_ in types]
