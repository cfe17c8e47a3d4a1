"""Bring the tables up to date in transactions, each of which holds only if every check passes on what it touched."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import duckdb

from pipelines import passed
from pipelines.checks import checks, last_rows, offending, offending_in
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
        """Tell whether every check holds; otherwise what broke one was rolled back."""
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

    Commits a portion if all checks pass on it; else, or where a statement fails, rolls that portion back and records
    that the run failed: those before it stay, unpublished, and the next load goes on behind them. Where the working
    database holds everything already, only the checks are run, on all of it.

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
    """Load what is missing, a portion in a transaction of its own; none is begun behind one that breaks a check."""
    with writer(settings) as connection:
        missing = plan(MODELS, read_ledger(connection), model_versions(MODELS), batch, again)
        if not missing:
            return Load(describe(connection, MODELS), offending(connection))
        portions = in_portions(missing.shards) or [[]]
        for number, portion in enumerate(portions, 1):
            done = _load_portion(connection, settings, portion, run, again)
            if not done.passed:
                break
            if len(portions) > 1:
                print(f"  tables     {number} of {len(portions)} portions of the bronze layer", flush=True)
    return done


def _load_portion(
    connection: duckdb.DuckDBPyConnection, settings: Settings, portion: list[Path], run: Run, again: Collection[str]
) -> Load:
    """Build the tables from these bronze files, and check what was touched. Commits if all checks pass."""
    connection.begin()
    try:
        versions, before = model_versions(MODELS), last_rows(connection, MODELS)
        due = plan(MODELS, read_ledger(connection), versions, portion, again)
        done = Load(Loading(connection, settings, versions, due).build(MODELS, run.run_id, run.started_at))
        # They name tables, so they stand behind them.
        create_macros(connection, "search_macros")
        done.offending = offending_in(connection, MODELS, due, before)
        if done.passed:
            drop_staging(connection, MODELS)
            connection.commit()
    except Exception:
        _give_up(connection, run)
        raise
    if not done.passed:
        _give_up(connection, run)
    return done


def _give_up(connection: duckdb.DuckDBPyConnection, run: Run) -> None:
    """Roll back, and write the run down as failed.

    Before the first load there is no table to write it in, on a full disk no room, in a damaged file no transaction.
    """
    with suppress(duckdb.Error):
        connection.rollback()
        connection.execute("delete from ops.run where run_id = ?", [run.run_id])
        connection.execute(
            "insert into ops.run by name select ? as run_id, ? as started_at, now() as finished_at, 'failed' as status",
            [run.run_id, run.started_at],
        )
