"""All checks in the order in which one asks: the machine, the folders, who writes, what is behind, what is kept."""

import sqlite3
from collections.abc import Callable, Iterator

import duckdb

from pipelines.doctor.configuration import settings_in_force
from pipelines.doctor.dagster_records import daemon, last_failed_run, storage, stuck_runs
from pipelines.doctor.databases import published_database, working_database
from pipelines.doctor.finding import Finding, error, warning
from pipelines.doctor.folders import local_disk, one_file_system, permissions, raw_folder, warehouse_folder
from pipelines.doctor.freshness import last_run, quarantine, waiting
from pipelines.doctor.kept import left_overs, snapshots_kept
from pipelines.doctor.layers import bronze, bronze_contents, invariants, silver_contents
from pipelines.doctor.machine import clock, disk_space, inodes, memory
from pipelines.doctor.versions import packages, python
from pipelines.doctor.writing import writers_lock
from pipelines.ledger import LostBatchError
from pipelines.settings import Settings
from pipelines.warehouse import DatabaseInUseError, UnreadableDatabaseError

Check = Callable[[Settings], Finding]
CHECKS: tuple[Check, ...] = (
    *(python, packages, settings_in_force, disk_space, inodes, memory, clock),
    *(raw_folder, warehouse_folder, permissions, one_file_system, local_disk),
    *(writers_lock, published_database, working_database),
    *(last_run, last_failed_run, waiting, quarantine, bronze, snapshots_kept, left_overs),
    *(stuck_runs, storage, daemon),
)
# These read every page, or all tables.
DEEP_CHECKS: tuple[Check, ...] = (bronze_contents, silver_contents, invariants)


def examine(settings: Settings, *, is_deep: bool) -> Iterator[tuple[str, Finding]]:
    """Yield the name and the finding of every check."""
    for check in (*CHECKS, *(DEEP_CHECKS if is_deep else ())):
        yield check.__name__, _checked(check, settings)


def _checked(check: Check, settings: Settings) -> Finding:
    """Return what a check found; where something it reads is not there or broken, that is what it found."""
    try:
        return check(settings)
    except (UnreadableDatabaseError, DatabaseInUseError):
        return warning("not looked into: the published database cannot be opened", "see published_database, above")
    except LostBatchError:
        return warning("not looked into: a bronze file is lost", "see bronze, below")
    except FileNotFoundError as missing:
        return warning(f"there is nothing to look into yet: {missing}", "run `make run`")
    except (OSError, RuntimeError, duckdb.Error, sqlite3.Error) as refused:
        return error(f"it cannot be looked into: {str(refused).splitlines()[0]}", "see what the other checks found")
