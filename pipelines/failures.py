"""Why a step failed, in a sentence."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.parquet import what_to_do
from pipelines.redaction import redact

if TYPE_CHECKING:
    import dagster as dg
    from dagster_shared.error import SerializableErrorInfo


# What Dagster calls it where a run ends before its first step: the writer's lock was not to be had.
NOT_BEGUN = "RESOURCE_INIT_FAILURE"
# As the operating system words it: no room, a quota, a limit on the size of a file.
DISK_IS_FULL = ("No space left on device", "Disk quota exceeded", "File too large")
# What the owner of a folder, or of the machine, can change.
NOT_WRITABLE = ("Read-only file system", "Permission denied", "Operation not permitted")
# As DuckDB words it: a block of a database, and a Parquet file by its path.
DAMAGED_DATABASE = "Corrupt database file"
DAMAGED_PARQUET = re.compile(r"file '(.+\.parquet)'")


def reason(event: "dg.DagsterEvent") -> str:
    """Return why a step failed or none began, without secrets: what was said, else the error below the framework's."""
    return redact(_reason(event))


def reasons(result: "dg.ExecuteInProcessResult") -> list[str]:
    """Return why a run failed, by step; where no step began, as when the lock was not to be had, why that was so."""
    if result.success:
        return []
    events = result.all_events
    steps = [f"{event.step_key}: {reason(event)}" for event in events if event.is_step_failure]
    before = [reason(event) for event in events if event.event_type_value == NOT_BEGUN]
    return steps or before or ["no reason was given"]


def _reason(event: "dg.DagsterEvent") -> str:
    if not event.is_step_failure:
        return _words(event.engine_event_data.error)
    failure = event.step_failure_data
    if failure.user_failure_data and failure.user_failure_data.description:
        return str(failure.user_failure_data.description)
    return _words(failure.error)


def _words(error: "SerializableErrorInfo | None") -> str:
    while error and error.cause and (error.cls_name or "").startswith(("Dagster", "RetryRequested")):
        error = error.cause
    return with_what_to_do(error.message.strip()) if error else "no reason was given"


def with_what_to_do(message: str) -> str:
    """Add what a person does about a disk that takes no more, or a damaged file; what is published stays as it is."""
    if any(sign in message for sign in DISK_IS_FULL):
        return f"{message}: the disk is full; make room where NEWS_WAREHOUSE stands, then run again"
    if any(sign in message for sign in NOT_WRITABLE):
        return f"{message}: this user may not write there; make NEWS_WAREHOUSE writable for it, then run again"
    if DAMAGED_DATABASE in message:
        return f"{message}: delete working/news.duckdb where NEWS_WAREHOUSE stands and run again, and it is made anew"
    if (damaged := DAMAGED_PARQUET.search(message)) and "is damaged" not in message:
        return f"{message}: {what_to_do(Path(damaged[1]))}"
    return message
