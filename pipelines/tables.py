"""How a model becomes a table: created with its comments, then its rows put in the place of what they replace."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from pipelines.constraints import create_statement
from pipelines.sql_models import Model

Variable = str | list[str] | list[dict[str, str]]


@dataclass(frozen=True)
class Loaded:
    """A model after its load: how many rows it holds, its columns as (name, type, comment), how long it took."""

    model: Model
    rows: int
    columns: list[tuple[str, str, str]]
    seconds: float


def set_variables(connection: duckdb.DuckDBPyConnection, variables: Mapping[str, Variable]) -> None:
    """Set what the SQL files read with getvariable()."""
    for name, value in variables.items():
        connection.execute(f'set variable "{name}" = ?', [value])


def create_view(connection: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Create the model's view anew, or the table that stands for it during the load."""
    kind = "table" if model.is_computed_once else "view"
    connection.execute(f"create or replace {kind} {model.name} as {model.sql}")
    if not model.is_computed_once:
        comment(connection, model)


def create_table(connection: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Create the model's table anew, without rows, with the constraints that its comments declare."""
    types = [(name, kind) for name, kind, *_ in connection.execute(f"describe {model.sql}").fetchall()]
    connection.execute(create_statement(model, types))
    comment(connection, model)


def keep_table(connection: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Create the model's table where it is missing; where it has other columns than its SQL, anew with its old rows."""
    columns = connection.sql(f"from ({model.sql}) limit 0").columns
    schema, _, name = model.name.rpartition(".")
    found = connection.execute(
        "select column_name from duckdb_columns() where schema_name = ? and table_name = ? order by column_index",
        [schema or "main", name],
    ).fetchall()
    there = [column for (column,) in found]
    if there == columns:
        return
    kept = ", ".join(f'"{column}"' for column in columns if column in there)
    if kept:
        connection.execute(f"create temp table kept as select {kept} from {model.name}")
    create_table(connection, model)
    if kept:
        connection.execute(f"insert into {model.name} by name from kept")
        connection.execute("drop table kept")


def insert(connection: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Add the rows that the model's statement gives."""
    connection.execute(f"insert into {model.name} by name {model.sql}")


def delete_replaced(connection: duckdb.DuckDBPyConnection, model: Model, batch_dates: list[str]) -> None:
    """Delete the rows that the statement gives again; those of other days are not looked at where rows tell theirs."""
    if model.replaces is None:
        raise TypeError(f"{model.path} does not say which rows it replaces; add a line `-- Replaces: ... of ...`")
    column, batch = model.replaces
    which = f"{column} in (select {column} from {batch})"
    if model.owns_its_rows and "batch_date" in model.column_comments:
        connection.execute(f"delete from {model.name} where {on_days(batch_dates)} and {which}")
    else:
        connection.execute(f"delete from {model.name} where {which}")


def update(connection: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Set the columns of the statement in the rows of another table that have other values there."""
    if model.updates is None:
        raise TypeError(f"{model.path} does not say what it updates; add a line `-- Updates: ... by ...`")
    table, key = model.updates
    columns = [column for column in model.column_comments if column != key]
    values = ", ".join(f"{column} = given.{column}" for column in columns)
    differs = " or ".join(f"{table}.{column} is distinct from given.{column}" for column in columns)
    connection.execute(
        f"update {table} set {values} from ({model.sql}) as given where {table}.{key} = given.{key} and ({differs})"
    )


def comment(connection: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Write what the model's file says of the table and of its columns into the database."""
    kind = "view" if model.is_view else "table"
    told = [f"comment on {kind} {model.name} is {_literal(model.description)}"]
    for column, text in model.column_comments.items():
        told.append(f'comment on column {model.name}."{column}" is {_literal(text)}')
    connection.execute("; ".join(told))


def describe(
    connection: duckdb.DuckDBPyConnection, models: list[Model], seconds: Mapping[str, float] | None = None
) -> list[Loaded]:
    """Return what each model's table or view holds; a view's rows are not counted, for that would compute it.

    Of what is not in the database, an update or a view over files that are not at hand, nothing is told.
    """
    there = _columns(connection)
    return [
        Loaded(
            model,
            count(connection, model.name) if model.name in there and not model.is_view else 0,
            [(name, kind, model.column_comments.get(name, "")) for name, kind in there.get(model.name, [])],
            (seconds or {}).get(model.name, 0.0),
        )
        for model in models
    ]


def drop_staging(connection: duckdb.DuckDBPyConnection, models: list[Model]) -> None:
    """Drop what stands for the batch's files: it means nothing to a reader."""
    for model in reversed(models):
        if model.is_view and model.schema == "staging":
            kind = "table" if model.is_computed_once else "view"
            connection.execute(f"drop {kind} if exists {model.name}")


def _columns(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[str, str]]]:
    """Return each table's and view's columns as (name, type), by its name with its schema unless that is main."""
    columns: dict[str, list[tuple[str, str]]] = defaultdict(list)
    found = connection.execute(
        "select if(schema_name = 'main', '', schema_name || '.') || table_name, column_name, data_type "
        "from duckdb_columns() where database_name = current_database() and not internal order by column_index"
    )
    for table, name, kind in found.fetchall():
        columns[table].append((name, kind))
    return columns


def on_days(days: list[str]) -> str:
    """Write the condition that a row is of these days; of one day DuckDB can tell how few rows that are."""
    dates = [f"date {_literal(day)}" for day in days]
    return f"batch_date = {dates[0]}" if len(dates) == 1 else f"batch_date in ({', '.join(dates)})"


def count(connection: duckdb.DuckDBPyConnection, relation: str) -> int:
    """Return the number of rows of a table, or of a statement in brackets."""
    rows = connection.execute(f"select count(*) from {relation}").fetchone()
    return int(rows[0]) if rows else 0


def _literal(text: str) -> str:
    """Quote text for a statement that takes no parameters."""
    return "'" + text.replace("'", "''") + "'"
