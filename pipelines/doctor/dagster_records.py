"""What Dagster wrote down of runs and of its daemon, read from its SQLite files without importing it."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipelines.dagster_home import prepare_dagster
from pipelines.doctor.finding import Finding, error, ok, warning
from pipelines.doctor.writing import is_held
from pipelines.settings import Settings

# The daemon writes its heartbeat twice a minute.
SILENT = timedelta(minutes=5)
LARGE_BYTES = 5_000_000_000
NAME = re.compile(r'"(?:job_name|instigator_name)": ?"([^"]+)"')
ON = ("RUNNING", "DECLARED_IN_CODE")

_LAST = "select run_id, coalesce(end_time, start_time, 0) from runs where status = ? order by 2 desc limit 1"
_UNFINISHED = "select run_id, status from runs where status in ('QUEUED', 'NOT_STARTED', 'STARTING', 'STARTED')"
_HEARTBEAT = "select max(timestamp) from daemon_heartbeats"
_INSTIGATORS = "select instigator_type, instigator_body, status from instigators"


def last_failed_run(settings: Settings) -> Finding:
    """See whether a run failed since the last one that succeeded, and why."""
    with _opened(settings, "runs") as runs:
        failed = runs.execute(_LAST, ["FAILURE"]).fetchone() if runs else None
        succeeded = runs.execute(_LAST, ["SUCCESS"]).fetchone() if runs else None
    if not failed:
        return ok("no run on record has failed")
    run_id, when = failed[0], f"{datetime.fromtimestamp(failed[1], UTC):%F %T} UTC"
    if succeeded and succeeded[1] > failed[1]:
        return ok(f"the run that failed last, at {when}, was followed by one that succeeded")
    fix = 'do what the reason says, then `make run`: "A run failed" in docs/runbook.md'
    return error(f"run {run_id[:8]} failed at {when}: {_reason(settings, run_id)}", fix)


def stuck_runs(settings: Settings) -> Finding:
    """Look for runs that are on record as under way though nobody writes."""
    with _opened(settings, "runs") as runs:
        unfinished = runs.execute(_UNFINISHED).fetchall() if runs else []
    if not unfinished:
        return ok("no run is queued or under way")
    told = ", ".join(f"{run_id[:8]} ({status.lower()})" for run_id, status in unfinished)
    if is_held(settings.lock):
        return ok(f"under way: {told}")
    fix = (
        'the next run ends those that died; one that is only queued, end in the UI: "A run is stuck" in docs/runbook.md'
    )
    return warning(f"on record as under way, though no process writes: {told}", fix)


def storage(settings: Settings) -> Finding:
    """See how large Dagster's records are."""
    size = sum(path.stat().st_size for path in settings.dagster_storage.rglob("*") if path.is_file())
    found = f"Dagster's records take {size / 1e6:,.1f} MB"
    if size > LARGE_BYTES:
        return warning(found, f"delete {settings.dagster_storage} while no run is writing: the history starts anew")
    return ok(found)


def daemon(settings: Settings) -> Finding:
    """See whether the schedule and the sensors are on, and whether the daemon that they need is alive."""
    with _opened(settings, "runs") as runs:
        ((heartbeat,),) = runs.execute(_HEARTBEAT).fetchall() if runs else [(None,)]
    switched_on = _switched_on(settings)
    if heartbeat is None and not switched_on:
        return ok("the daemon has never run here: runs are started by hand, or by cron")
    names = ", ".join(switched_on) or "nothing"
    beat = datetime.fromisoformat(heartbeat).replace(tzinfo=UTC) if heartbeat else datetime.fromtimestamp(0, UTC)
    if datetime.now(UTC) - beat > SILENT:
        silent = f"the daemon has been silent since {beat:%F %T} UTC; on is {names}"
        return warning(silent, "`make ui` starts it; it must keep running, or cron must call `make run`")
    if not switched_on:
        return warning("the daemon runs, but no schedule or sensor is on", "`make ui`, Automation: turn on `daily`")
    return ok(f"the daemon is alive; on is {names}")


def _switched_on(settings: Settings) -> list[str]:
    with _opened(settings, "schedules") as schedules:
        rows = schedules.execute(_INSTIGATORS).fetchall() if schedules else []
    return [
        f"{kind.lower()} {found[1] if (found := NAME.search(body)) else 'without a name'}"
        for kind, body, status in rows
        if status in ON
    ]


@contextmanager
def _opened(settings: Settings, name: str) -> Iterator[sqlite3.Connection | None]:
    """Open one of Dagster's files for reading; None where there is none yet."""
    folder = {"runs": "history", "schedules": "schedules"}[name]
    path = settings.dagster_storage / folder / f"{name}.db"
    if not path.exists():
        yield None
        return
    with closing(sqlite3.connect(f"{Path(path).as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


def _reason(settings: Settings, run_id: str) -> str:
    """Return why a run failed; only this needs Dagster itself, to read its events."""
    import dagster as dg  # noqa: PLC0415

    from pipelines.failures import NOT_BEGUN, reason  # noqa: PLC0415

    prepare_dagster(settings)
    with dg.DagsterInstance.get() as instance:
        entries = instance.all_logs(run_id, {dg.DagsterEventType.STEP_FAILURE, dg.DagsterEventType(NOT_BEGUN)})
    events = [entry.dagster_event for entry in entries if entry.dagster_event]
    return reason(events[0]) if events else "its process ended without a word"
