"""Why a step failed, in a sentence."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import dagster as dg


# As the operating system words it: no room, a quota, a limit on the size of a file.
DISK_IS_FULL = ("No space left on device", "Disk quota exceeded", "File too large")


def reason(event: "dg.DagsterEvent") -> str:
    """Return why a step failed: what it said itself, else the error at the bottom of the framework's own."""
    failure = event.step_failure_data
    if failure.user_failure_data and failure.user_failure_data.description:
        return str(failure.user_failure_data.description)
    error = failure.error
    while error and error.cause:
        error = error.cause
    return _with_what_to_do(error.message.strip()) if error else "no reason was given"


def _with_what_to_do(message: str) -> str:
    """Add what a person does about a disk that takes no more; what is published stays as it is."""
    if any(sign in message for sign in DISK_IS_FULL):
        return f"{message}: the disk is full; make room where NEWS_WAREHOUSE stands, then run again"
    return message
