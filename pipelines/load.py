"""Bring the tables up to date in one transaction, which holds only if every check passes on the days it touched."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import duckdb

from pipelines import passed
from pipelines.checks import checks, offending, offending_in
from pipelines.failures import DAMAGED_DATABASE
from pipelines.ledger import Ledger, Plan, in_portions, plan, read_ledger, refuse_lost_batches
from pipelines.loading import Loading
from pipelines.model_versions import model_versions
from pipelines.readers.bronze import shards
from pipelines.settings import SQL_FOLDER, Settings
from pipelines.silver import mend
from pipelines.sql_models import load_models
from pipelines.tables import Loaded, describe, drop_staging
from pipelines.warehouse import (
    DatabaseInUseError,
    UnreadableDatabaseError,
    begin_with_nothing,
    begin_with_published,
    create_macros,
    reader,
    writer,
)

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


def pending(settings: Settings, again: Collection[str] = ()) -> Plan:
    """Return what readers do not see yet as today's rules read it and today's models show it.

    The published database tells, for it opens at any time; a load that was killed before it was published is found
    done by the next one. Raises LostBatchError where a bronze file is gone.
    """
    ledger: Ledger = {}
    # One that can't be read shows readers nothing; one that somebody writes into is to be replaced at once.
    unknown = (FileNotFoundError, UnreadableDatabaseError, DatabaseInUseError)
    with suppress(*unknown), reader(settings) as connection:
        ledger = read_ledger(connection)
    there = shards(settings.captures)
    refuse_lost_batches(ledger, there, settings)
    return plan(MODELS, ledger, model_versions(MODELS), there, again)


def check_published(settings: Settings) -> dict[str, int]:
    """Return how many rows of the whole published database break each check; it is read once, until it changes."""
    state = passed.state(settings)
    if passed.has_passed(settings, state):
        return dict.fromkeys((check.stem for check in checks()), 0)
    with reader(settings) as connection:
        found = offending(connection)
    if not any(found.values()):
        passed.note_passed(settings, state)
    return found


def load(settings: Settings, batch: list[Path], run: Run, again: Collection[str] = ()) -> Load:
    """Bring every table up to date with the given bronze files, and load those of the days `again` once more.

    Commits if all checks pass; else, or where a statement fails, rolls back and records that the run failed. Where
    the working database holds everything already, only the checks are run, on all of it.

    What is damaged and follows from what is not, is made again: a silver file from the bronze ones; the working
    database from the published one, or, where that is damaged too, from nothing.
    """
    for begin_anew in (begin_with_published, begin_with_nothing):
        try:
            return _load(settings, batch, run, again)
        except duckdb.Error as error:
            if DAMAGED_DATABASE in str(error):
                begin_anew(settings)
            elif not mend(settings):
                raise
    return _load(settings, batch, run, again)


def _load(settings: Settings, batch: list[Path], run: Run, again: Collection[str]) -> Load:
    with writer(settings) as connection:
        missing = plan(MODELS, read_ledger(connection), model_versions(MODELS), batch, again)
        if not missing:
            return Load(describe(connection, MODELS), offending(connection))
        connection.begin()
        try:
            done = _build(connection, settings, missing, run, again)
        except Exception:
            _give_up(connection, run)
            raise
        if done.passed:
            drop_staging(connection, MODELS)
            connection.commit()
        else:
            _give_up(connection, run)
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
    done.offending = offending_in(connection, MODELS, missing, are_staged=len(portions) == 1)
    return done


def _give_up(connection: duckdb.DuckDBPyConnection, run: Run) -> None:
    """Roll back, and write the run down as failed.

    Before the first load there is no table to write it in, on a full disk no room, in a damaged file no transaction.
    """
    with suppress(duckdb.Error):
        connection.rollback()
        connection.execute(
            "insert into ops.run by name select ? as run_id, ? as started_at, now() as finished_at, 'failed' as status",
            [run.run_id, run.started_at],
        )
