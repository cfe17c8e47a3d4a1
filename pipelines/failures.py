"""Why a step failed, in a sentence."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import dagster as dg


def reason(event: "dg.DagsterEvent") -> str:
    """Return why a step failed: what it said itself, else the error at the bottom of the framework's own."""
    failure = event.step_failure_data
    if failure.user_failure_data and failure.user_failure_data.description:
        return str(failure.user_failure_data.description)
    error = failure.error
    while error and error.cause:
        error = error.cause
    return error.message.strip() if error else "no reason was given"
