"""A Dagster event as a line of the log of runs: what happened, to what, with which counts and in how many seconds."""

from logging import getLevelName

import dagster as dg

from pipelines.failures import reason
from pipelines.records.run_log import Line

RUN_EVENTS = {
    dg.DagsterEventType.RUN_START: "run_started",
    dg.DagsterEventType.RUN_SUCCESS: "run_succeeded",
    dg.DagsterEventType.RUN_FAILURE: "run_failed",
    dg.DagsterEventType.RUN_CANCELED: "run_canceled",
}
STEP_EVENTS = {
    dg.DagsterEventType.STEP_START: "step_started",
    dg.DagsterEventType.STEP_SUCCESS: "step_succeeded",
    dg.DagsterEventType.STEP_FAILURE: "step_failed",
    dg.DagsterEventType.STEP_UP_FOR_RETRY: "step_retried",
}


def line_of(entry: dg.EventLogEntry) -> Line | None:
    """Return the line of an event; None for the framework's own, which its event log keeps."""
    event = entry.dagster_event
    about: Line = {"level": _level(entry), "run_id": entry.run_id, "job": entry.job_name, "step": entry.step_key}
    if event is None:
        return about | {"event": "message", "message": entry.user_message}
    kind = event.event_type
    if kind in RUN_EVENTS:
        failed = kind == dg.DagsterEventType.RUN_FAILURE
        return about | {"event": RUN_EVENTS[kind], "reason": event.message if failed else None}
    if kind in STEP_EVENTS:
        return about | {"event": STEP_EVENTS[kind]} | _of_step(event)
    if kind == dg.DagsterEventType.ASSET_MATERIALIZATION:
        return about | {"event": "asset_written"} | _of_asset(event.step_materialization_data.materialization)
    if kind == dg.DagsterEventType.ASSET_CHECK_EVALUATION and not event.asset_check_evaluation_data.passed:
        return about | {"event": "check_failed"} | _of_check(event.asset_check_evaluation_data)
    return None


def _level(entry: dg.EventLogEntry) -> str:
    """Return the level; Dagster gives its own events the lowest, whatever they say."""
    level = str(getLevelName(entry.level) if isinstance(entry.level, int) else entry.level).lower()
    return "info" if entry.dagster_event and level == "debug" else level


def _of_step(event: dg.DagsterEvent) -> Line:
    if event.is_step_success:
        return {"seconds": round(event.step_success_data.duration_ms / 1000, 3)}
    return {"reason": reason(event) if event.is_step_failure else None}


def _of_asset(written: dg.AssetMaterialization) -> Line:
    told = {name: value.value for name, value in written.metadata.items()}
    rows, seconds = told.get("dagster/row_count"), told.get("seconds")
    return {
        "asset": ".".join(written.asset_key.path),
        "rows": rows if isinstance(rows, int) else None,
        "seconds": seconds if isinstance(seconds, float) else None,
    }


def _of_check(check: dg.AssetCheckEvaluation) -> Line:
    rows = check.metadata.get("offending_rows")
    return {
        "asset": ".".join(check.asset_key.path),
        "check": check.check_name,
        "level": "error" if check.severity == dg.AssetCheckSeverity.ERROR else "warning",
        "rows": rows.value if rows is not None and isinstance(rows.value, int) else None,
    }
