"""What is forgotten of runs when it is old: Dagster's records of them, and the files of the log.

The warehouse does not need them: `ops.run` and `ops.loaded_shard` say what was loaded, and of Dagster's index the state
of every asset stays. A little is forgotten at each run, so no run is held up by it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from sqlite3 import Error

import dagster as dg
from sqlalchemy.exc import SQLAlchemyError

from pipelines.records.run_log import forget_lines
from pipelines.settings import Retention, Settings

ENDED = [dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED]
RUNS_AT_ONCE = 20


@dataclass(frozen=True)
class Forgotten:
    """How many runs, and how many days of the log, were forgotten."""

    runs: int
    days: int

    def __str__(self) -> str:
        return f"records    {self.runs} runs and {self.days} days of the log forgotten, as old as they were"


def keep_house(settings: Settings, retention: Retention, instance: dg.DagsterInstance) -> Forgotten:
    """Forget what is older than it is kept, at most some runs at once.

    Raises OSError, sqlite3.Error or SQLAlchemyError where that cannot be done; what is left is for the next run.
    """
    now = datetime.now(UTC)
    runs = _old_runs(instance, now - timedelta(days=retention.run_days))
    for run_id in runs:
        instance.delete_run(run_id)
        instance.compute_log_manager.delete_logs(prefix=[run_id])
    return Forgotten(len(runs), forget_lines(settings.logs, now - timedelta(days=retention.log_days)))


# What may keep it from being done, and must not keep a run from being done.
CANNOT = (OSError, Error, SQLAlchemyError)


def _old_runs(instance: dg.DagsterInstance, before: datetime) -> list[str]:
    """Return runs that ended before that time, the oldest first."""
    old = dg.RunsFilter(statuses=ENDED, updated_before=before)
    records = instance.get_run_records(old, limit=RUNS_AT_ONCE, order_by="id", ascending=True)
    return [record.dagster_run.run_id for record in records]
