"""A process that was told to end and still keeps the warehouse from every other run is killed."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import dagster as dg

from pipelines.assets.living_runs import is_held, run_files
from pipelines.settings import Settings

# A step in C, such as a statement of DuckDB, hears of its end only when it is done.
GRACE_SECONDS = 120
ENDED = {dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED}


def end_stuck_run(instance: dg.DagsterInstance, settings: Settings, say: Callable[[str], None]) -> None:
    """Kill the holder of the writer's lock if its run was ended, and it has not let go for two minutes.

    The next run finds what it left like that of any run that was killed.
    """
    holder = _word(settings.lock) if settings.lock.exists() and is_held(settings.lock) else ""
    for file in run_files(settings).glob("*"):
        record = instance.get_run_record_by_id(file.name) if holder and _word(file) == holder else None
        if record and record.dagster_run.status in ENDED and time.time() - (record.end_time or 0) > GRACE_SECONDS:
            say(f"process {holder} was told to end with run {file.name} and still holds {settings.lock}; it is killed")
            os.kill(int(holder), signal.SIGKILL)


def _word(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        return ""
