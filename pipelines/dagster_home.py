"""Where Dagster finds its configuration and keeps its records, which give way where they are damaged."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from pipelines.settings import ROOT, Settings

DATABASES = ("history/runs.db", "history/runs/index.db", "schedules/schedules.db")


def prepare_dagster(settings: Settings) -> None:
    """Point Dagster at its storage under the warehouse folder, and at a copy of the repository's dagster.yaml.

    Dagster writes beside its configuration: in the repository, each start of the UI would leave folders behind.
    """
    home = settings.dagster_home
    for folder in (home, settings.dagster_storage):
        folder.mkdir(parents=True, exist_ok=True)
    partial = home / f".dagster.yaml.{os.getpid()}.partial"
    shutil.copyfile(ROOT / "dagster.yaml", partial)
    partial.replace(home / "dagster.yaml")
    os.environ["DAGSTER_HOME"] = str(home)
    os.environ["NEWS_DAGSTER_STORAGE"] = str(settings.dagster_storage)


class RecordsLockedError(RuntimeError):
    """Another program keeps Dagster's records to itself."""


class RecordsUnwritableError(RuntimeError):
    """Dagster could not write down what a run does, and gave it up."""


def set_damaged_records_aside(settings: Settings) -> Path | None:
    """Rename Dagster's storage where one of its databases cannot be read, and return its new name.

    It tells of earlier runs alone; the warehouse does not depend on it. The caller holds the writer's lock.
    Raises RecordsLockedError.
    """
    storage = settings.dagster_storage
    if all(_is_whole(storage / name) for name in DATABASES):
        return None
    aside = storage.with_name(f"dagster.unreadable-{datetime.now(UTC):%Y%m%dT%H%M%S}")
    storage.rename(aside)
    storage.mkdir()
    return aside


def _is_whole(database: Path) -> bool:
    if not database.exists():
        return True
    try:
        with closing(sqlite3.connect(database)) as connection:
            # Somebody who writes for longer than SQLite waits keeps a run from writing too.
            connection.execute("begin immediate")
            return bool(connection.execute("pragma quick_check(1)").fetchall() == [("ok",)])
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise RecordsLockedError(f"{database} is locked by another program; end that one and run again") from error
        return False
    except sqlite3.DatabaseError:
        return False
