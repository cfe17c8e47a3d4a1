"""Bring the tables up to date in one transaction, which holds only if every check passes on the days it touched."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import duckdb

from pipelines.ledger import Ledger, Plan, in_portions, plan, read_ledger, refuse_lost_batches
from pipelines.loading import Loading
from pipelines.model_versions import model_versions
from pipelines.readers.bronze import shards
from pipelines.settings import SQL_FOLDER, Settings
from pipelines.sql_models import load_models
from pipelines.tables import Loaded, describe, drop_staging, drop_views, offending_rows, show_only
from pipelines.warehouse import UnreadableDatabaseError, create_macros, reader, writer

MODELS = load_models(SQL_FOLDER)


@dataclass(frozen=True)
class Run:
    """The run that loads, as its rows name it."""

    run_id: str
    started_at: datetime


@dataclass
class Load:
    """What a load did: the tables it left, and how many rows break each check."""

    tables: list[Loaded] = field(default_factory=list)
    offending: dict[str, int] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        """Tell whether every check holds; otherwise the load was rolled back."""
        return not any(self.offending.values())


def checks() -> list[Path]:
    """Return the files that state the warehouse's invariants."""
    return sorted((SQL_FOLDER / "checks").glob("*.sql"))


def pending(settings: Settings, again: Collection[str] = ()) -> Plan:
    """Return what readers do not see yet as today's rules read it and today's models show it.

    The published database tells, for it opens at any time; a load that was killed before it was published is found
    done by the next one. Raises LostBatchError where a bronze file is gone.
    """
    ledger: Ledger = {}
    # One that can't be read shows readers nothing.
    with suppress(FileNotFoundError, UnreadableDatabaseError), reader(settings) as connection:
        ledger = read_ledger(connection)
    there = shards(settings.captures)
    refuse_lost_batches(ledger, there, settings)
    return plan(MODELS, ledger, model_versions(MODELS), there, again)


def check_published(settings: Settings) -> dict[str, int]:
    """Return how many rows of the whole published database break each check."""
    with reader(settings) as connection:
        return _offending(connection)


def load(settings: Settings, batch: list[Path], run: Run, again: Collection[str] = ()) -> Load:
    """Bring every table up to date with the given bronze files, and load those of the days `again` once more.

    Commits if all checks pass; else, or where a statement fails, rolls back and records that the run failed. Where
    the working database holds everything already, only the checks are run, on all of it.
    """
    with writer(settings) as connection:
        missing = plan(MODELS, read_ledger(connection), model_versions(MODELS), batch, again)
        if not missing:
            return Load([describe(connection, model) for model in MODELS], _offending(connection))
        connection.begin()
        try:
            done = _build(connection, settings, missing, run, again)
        except Exception:
            connection.rollback()
            _record_failure(connection, run)
            raise
        if done.passed:
            drop_staging(connection, MODELS)
            connection.commit()
        else:
            connection.rollback()
            _record_failure(connection, run)
    return done


def _build(
    connection: duckdb.DuckDBPyConnection, settings: Settings, missing: Plan, run: Run, again: Collection[str]
) -> Load:
    """Build the tables from the bronze files that are missing, a portion at a time, and check what was touched."""
    versions = model_versions(MODELS)
    portions = in_portions(missing.shards) or [[]]
    for portion in portions:
        due = plan(MODELS, read_ledger(connection), versions, portion, again)
        done = Load(Loading(connection, settings, versions, due).build(MODELS, run.run_id, run.started_at))
    # They name tables, so they stand behind them.
    create_macros(connection, "search_macros")
    done.offending = _offending_in(connection, missing.days, are_staged=len(portions) == 1)
    return done


def _offending_in(connection: duckdb.DuckDBPyConnection, days: list[str], *, are_staged: bool) -> dict[str, int]:
    hidden = show_only(connection, MODELS, days, are_staged=are_staged)
    offending = _offending(connection)
    drop_views(connection, hidden)
    return offending


def _offending(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    return {check.stem: offending_rows(connection, check) for check in checks()}


def _record_failure(connection: duckdb.DuckDBPyConnection, run: Run) -> None:
    """Write the run down as failed; before the first load there is no table to write it in, on a full disk no room."""
    with suppress(duckdb.Error):
        connection.execute(
            "insert into ops.run by name select ? as run_id, ? as started_at, now() as finished_at, 'failed' as status",
            [run.run_id, run.started_at],
        )
