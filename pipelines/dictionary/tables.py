"""The tables that the warehouse shows, with the types their SQL gives them on no pages at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import polars as pl

from pipelines.columns import Column, Link, columns, grain, key, links
from pipelines.readers.bronze import SHARD_ROW
from pipelines.readers.captures import SCHEMA
from pipelines.settings import ROOT, SQL_FOLDER
from pipelines.sql_models import Model
from pipelines.stages import STAGES
from pipelines.tables import Variable, create_table, create_view, set_variables

SHOWN = ("main", "ops")


@dataclass(frozen=True)
class Table:
    """A table or view that users read: what one row is, in two languages, its columns with types, its keys."""

    name: str
    folder: str
    is_view: bool
    english: str
    chinese: str
    key: tuple[str, ...]
    columns: list[tuple[Column, str]]
    links: list[Link]


def describe_tables(models: list[Model]) -> list[Table]:
    """Return the tables of the schemas that users read, dimensions first, each as its SQL file tells it."""
    by_name = {model.name: model for model in models}
    shown = [model for model in models if model.schema in SHOWN]
    with empty_warehouse(models) as connection:
        return [_describe(connection, model, by_name) for model in sorted(shown, key=_place)]


def _place(model: Model) -> tuple[int, str]:
    return ("dimensions", "facts", "marts", "ops").index(model.folder), model.name


def _describe(connection: duckdb.DuckDBPyConnection, model: Model, models: dict[str, Model]) -> Table:
    declared = {column.name: column for column in columns(model)}
    types = connection.execute(f"describe {model.name}").fetchall()
    typed = [(declared[name], data_type) for name, data_type, *_ in types]
    english, chinese = grain(model)
    return Table(model.name, model.folder, model.is_view, english, chinese, key(model), typed, links(model, models))


@contextmanager
def empty_warehouse(models: list[Model]) -> Iterator[duckdb.DuckDBPyConnection]:
    """Build every model in memory over the files that the text rules make of no pages."""
    with TemporaryDirectory() as folder, duckdb.connect(config={"file_search_path": str(ROOT)}) as connection:
        for macro in sorted((SQL_FOLDER / "macros").glob("*.sql")):
            connection.execute(macro.read_text(encoding="utf-8"))
        for schema in sorted({model.schema for model in models} - {"main"}):
            connection.execute(f"create schema {schema}")
        set_variables(connection, {**_silver_of_no_pages(Path(folder)), **_no_run()})
        for model in models:
            if model.is_view:
                create_view(connection, model)
            elif not model.updates:
                create_table(connection, model)
        yield connection


def _silver_of_no_pages(folder: Path) -> dict[str, list[str]]:
    """Write what each stage makes of nothing; return the variables that name these files."""
    frames = {"captures": pl.DataFrame(schema=SCHEMA).with_row_index(SHARD_ROW)}
    for stage in STAGES:
        frames[stage.name] = stage.rule(*(frames[name] for name in stage.inputs))
    for name, frame in frames.items():
        frame.write_parquet(folder / f"{name}.parquet")
    return {name: [str(folder / f"{name}.parquet")] for name in frames}


def _no_run() -> dict[str, Variable]:
    started_at = datetime(1970, 1, 1, tzinfo=UTC).isoformat()
    loaded = {"table_name": "", "shard": "", "batch_date": "", "version": ""}
    return {"run_id": "", "started_at": started_at, "rules_version": "", "shards": [""], "loaded": [loaded]}
