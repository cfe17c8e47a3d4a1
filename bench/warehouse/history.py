"""Multiplies a loaded warehouse inside DuckDB: each copy is another day, whose rows are consistent in all tables."""

from pathlib import Path

import duckdb

from bench.warehouse.copies import ADDED, COLUMNS, MACROS, MADE_ANEW, SHARED, TEXTS
from pipelines.load import MODELS, checks
from pipelines.settings import ROOT
from pipelines.sql_models import Model
from pipelines.tables import create_table, insert, offending_rows

COPIED = [
    model
    for model in MODELS
    if not (model.is_view or model.is_static or model.updates) and model.name not in {*SHARED, *MADE_ANEW}
]


def multiply(base: Path, history: Path, copies: range) -> None:
    """Add these copies of `base`, a loaded warehouse, to `history`, which holds it and the copies before them."""
    with duckdb.connect(history) as connection:
        connection.execute("set memory_limit = '4GB'")
        connection.execute("set checkpoint_threshold = '2GB'")
        connection.execute("set file_search_path = ?", [str(ROOT)])
        connection.execute(f"attach '{base}' as base (read_only)")
        for macro in MACROS:
            connection.execute(macro)
        statements = [_copied(connection, model) for model in COPIED]
        for copy in copies:
            connection.execute("set variable copy = ?", [copy])
            connection.begin()
            for statement in statements:
                connection.execute(statement)
            connection.commit()
        for model in MODELS:
            if model.name in MADE_ANEW:
                _make_anew(connection, model, MADE_ANEW[model.name])


def offending(database: Path) -> dict[str, int]:
    """Return the checks that a database breaks, with the number of rows that do."""
    with duckdb.connect(database, read_only=True) as connection:
        found = {check.stem: offending_rows(connection, check) for check in checks()}
    return {name: rows for name, rows in found.items() if rows}


def rows(database: Path) -> dict[str, int]:
    """Return how many rows each table holds."""
    with duckdb.connect(database, read_only=True) as connection:
        tables = connection.execute(
            "select if(schema_name = 'main', '', schema_name || '.') || table_name from duckdb_tables()"
        ).fetchall()
        counts = [connection.execute(f"select count(*) from {table}").fetchall() for (table,) in tables]
    return {table: count for (table,), [(count,)] in zip(tables, counts, strict=True) if count}


def _copied(connection: duckdb.DuckDBPyConnection, model: Model) -> str:
    """Return the statement that adds one copy of a table's rows."""
    source = f"base.{model.name}" if "." in model.name else f"base.main.{model.name}"
    columns = connection.sql(f"from {source} limit 0").columns
    texts = {column: f"marked({column})" for column in TEXTS.get(model.name, ())}
    changed = {column: COLUMNS[column] for column in columns if column in COLUMNS} | texts
    values = ", ".join(f"{value} as {column}" for column, value in changed.items())
    return f"insert into {model.name} select * replace ({values}) from {source} where {ADDED.get(model.name, 'true')}"


def _make_anew(connection: duckdb.DuckDBPyConnection, model: Model, everything: dict[str, str]) -> None:
    connection.begin()
    for name, query in everything.items():
        connection.execute(f"create view {name} as {query}")
    create_table(connection, model)
    insert(connection, model)
    for name in everything:
        connection.execute(f"drop view {name}")
    connection.commit()
