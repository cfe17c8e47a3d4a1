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


def offending_in(
    connection: duckdb.DuckDBPyConnection, models: list[Model], plan: Plan, *, are_staged: bool
) -> dict[str, int]:
    """Return how many rows break each check among those that a load touched, so that it costs what the batch costs.

    Looked at are the facts of the load's days and, where all that it touched is staged, of these and of dimensions the
    rows that it replaced; a check that joins tables may look up any row that keys refer to. A load of no day changed
    reference data or marts, which may break any row.
    """
    if not plan.days:
        return offending(connection)
    facts = [model for model in models if model.folder == "facts"]
    of_days = {model.name: on_days(plan.days) for model in facts}
    replaced = {
        model.name: "{0} in (select {0} from {1})".format(*model.replaces)  # noqa: S608  names of the SQL files' own
        for model in models
        if are_staged and model.folder in {"facts", "dimensions"} and model.replaces
    }
    looked_up = {*of_days, *_referred(models)}
    only_replaced = {name: rows for name, rows in replaced.items() if name not in looked_up}
    # What one run wrote stands side by side: DuckDB skips all else, however much there is of the same day.
    written = dict.fromkeys(of_days, "run_id = getvariable('run_id')") if plan.makes_all(facts) else {}
    joining = [check for check in checks() if "join " in check.read_text(encoding="utf-8")]
    found: dict[str, int] = {}
    for chosen, shown in (
        (joining, only_replaced | _both(of_days, written)),
        (sorted({*checks()} - {*joining}), replaced | _both(of_days, replaced)),
    ):
        with _only(connection, shown):
            found |= {check.stem: _offending_rows(connection, check) for check in chosen}
    return found


def _both(conditions: dict[str, str], others: dict[str, str]) -> dict[str, str]:
    """Add to each condition the other one of its table, where there is one."""
    return {name: f"{each} and {others[name]}" if name in others else each for name, each in conditions.items()}


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
