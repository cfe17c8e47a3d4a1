"""The warehouse's invariants, each a file of `sql/checks` whose statements select the rows that break it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipelines.columns import links
from pipelines.ledger import Plan
from pipelines.settings import SQL_FOLDER
from pipelines.sql_models import Model
from pipelines.tables import count, on_days


def checks() -> list[Path]:
    """Return the files that state the invariants; the first line of each names the table it guards."""
    return sorted((SQL_FOLDER / "checks").glob("*.sql"))


def statements(check: Path) -> list[str]:
    """Return the statements of a check; asked one by one, they need the memory of one at a time."""
    return [statement.query for statement in duckdb.extract_statements(check.read_text(encoding="utf-8"))]


def offending(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Return how many rows of the whole warehouse break each check."""
    return {check.stem: _offending_rows(connection, check) for check in checks()}


def last_rows(connection: duckdb.DuckDBPyConnection, models: list[Model]) -> dict[str, int]:
    """Return the rowid of the last row of each fact table; -1 of one that is empty or not there yet."""
    there = {name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()}
    last = "select coalesce(max(rowid), -1) from {}"
    return {
        model.name: connection.execute(last.format(model.name)).fetchall()[0][0] if model.name in there else -1
        for model in _facts(models)
    }


def offending_in(
    connection: duckdb.DuckDBPyConnection, models: list[Model], plan: Plan, before: dict[str, int]
) -> dict[str, int]:
    """Return how many rows break each check among those that a load touched, so that it costs what the batch costs.

    Looked at are the rows of facts and dimensions that it replaced; a check that joins tables may look up any row that
    keys refer to, and of facts looks at those behind the last ones there were `before`. A load of no day changed
    reference data or marts, which may break any row.
    """
    if not plan.days:
        return offending(connection)
    facts = _facts(models)
    replaced = {
        model.name: "{0} in (select {0} from {1})".format(*model.replaces)  # noqa: S608  names of the SQL files' own
        for model in models
        if model.folder in {"facts", "dimensions"} and model.replaces
    }
    of_pages = {model.name: f"{on_days(plan.days)} and {replaced[model.name]}" for model in facts}
    # New rows stand behind the old ones: DuckDB skips these, however many there are of the same day.
    new = {model.name: f"rowid > {before[model.name]}" for model in facts} if plan.makes_all(facts) else of_pages
    looked_up = {*new, *_referred(models)}
    only_replaced = {name: rows for name, rows in replaced.items() if name not in looked_up}
    joining = [check for check in checks() if "join " in check.read_text(encoding="utf-8")]
    found: dict[str, int] = {}
    for chosen, shown in (
        (joining, only_replaced | new),
        (sorted({*checks()} - {*joining}), replaced | of_pages),
    ):
        with _only(connection, shown):
            found |= {check.stem: _offending_rows(connection, check) for check in chosen}
    return found


def _facts(models: list[Model]) -> list[Model]:
    return [model for model in models if model.folder == "facts"]


@contextmanager
def _only(connection: duckdb.DuckDBPyConnection, shown: dict[str, str]) -> Iterator[None]:
    """Hide all but some rows of tables behind temporary views of their names."""
    (database,) = connection.execute("select current_database()").fetchone() or ("",)
    for name, which in shown.items():
        connection.execute(f'create temp view {name} as from "{database}".main.{name} where {which}')
    yield
    for name in shown:
        connection.execute(f"drop view temp.{name}")


def _referred(models: list[Model]) -> set[str]:
    """Return the tables that keys of facts and dimensions refer to."""
    by_name = {model.name: model for model in models}
    return {
        link.target for model in models if model.folder in {"facts", "dimensions"} for link in links(model, by_name)
    }


def _offending_rows(connection: duckdb.DuckDBPyConnection, check: Path) -> int:
    return sum(count(connection, f"({statement}\n)") for statement in statements(check))
