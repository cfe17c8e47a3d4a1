"""Which runs are alive: the process of each holds a lock on a file, which the system lets go of when it ends."""

import fcntl
import os
import time
from collections.abc import Callable, Container
from pathlib import Path
from typing import TextIO

import dagster as dg

from pipelines.settings import Settings, lineage_destination

DEAD = "its process ended without a word; the next run does its work"
UNFINISHED = [
    dg.DagsterRunStatus.NOT_STARTED,
    dg.DagsterRunStatus.QUEUED,
    dg.DagsterRunStatus.STARTING,
    dg.DagsterRunStatus.STARTED,
    dg.DagsterRunStatus.CANCELING,
]
# A queued run has no process that could have died.
WITH_PROCESS = [status for status in UNFINISHED if status is not dg.DagsterRunStatus.QUEUED]
# So long a run may take from its record to its process, as run monitoring has it too.
START_SECONDS = 300

# Open until the process ends: a run writes its last event after its resources are gone.
_held: list[TextIO] = []


def show_alive(settings: Settings, run_id: str) -> None:
    """Lock the run's file for as long as this process lives. Under its name nobody meets it unlocked."""
    folder = run_files(settings)
    folder.mkdir(parents=True, exist_ok=True)
    unnamed = folder / f"{run_id}.starting"
    file = unnamed.open("w", encoding="ascii")
    fcntl.flock(file, fcntl.LOCK_EX)
    file.write(str(os.getpid()))
    file.flush()
    unnamed.replace(folder / run_id)
    _held.append(file)


def end_dead_runs(
    instance: dg.DagsterInstance, settings: Settings, warn: Callable[[str], None], this_run: str = ""
) -> None:
    """Mark the runs whose process was killed as failed, so that nothing waits for them, and tell where lineage goes.

    A run that waits for the writer's lock is alive.
    """
    records = instance.get_run_records(filters=dg.RunsFilter(statuses=WITH_PROCESS))
    others = {record.dagster_run.run_id: record for record in records if record.dagster_run.run_id != this_run}
    dead = [
        record.dagster_run
        for run_id, record in others.items()
        if not _is_alive(settings, run_id, record.update_timestamp.timestamp())
    ]
    for run in dead:
        instance.report_run_failed(run, DEAD)
    _forget_ended(settings, {*others, this_run})
    if dead and (destination := lineage_destination()):
        # Only a run that is told of pays for the import.
        from pipelines.openlineage.reporter import Reporter  # noqa: PLC0415

        Reporter(destination, warn).tell_dead(dead, DEAD)


def _is_alive(settings: Settings, run_id: str, last_change: float) -> bool:
    file = run_files(settings) / run_id
    return is_held(file) if file.exists() else time.time() - last_change < START_SECONDS


def is_held(path: Path) -> bool:
    """Tell whether a process that lives holds the lock on the file."""
    try:
        with path.open("r", encoding="ascii") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except FileNotFoundError:
        # Another sweep found it dead.
        return False
    return False


def _forget_ended(settings: Settings, unfinished: Container[str]) -> None:
    for path in run_files(settings).glob("*"):
        if path.stem not in unfinished and not is_held(path):
            path.unlink(missing_ok=True)


def run_files(settings: Settings) -> Path:
    """Return the folder with a file for each run, which holds the number of its process."""
    return settings.lock.parent / "runs"
