"""The troubles there are: what happened, and what a person does about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from pipelines.quality.checks import Severity
from pipelines.quality.gate import BLOCKED
from pipelines.quality.results import Result

QUALITY = "quality/"


@dataclass(frozen=True)
class Trouble:
    """Something that people should know; `key` stays the same as long as it lasts."""

    key: str
    severity: Severity
    title: str
    happened: str
    to_do: str


def failed(failures: Iterable[str]) -> Trouble:
    """Return the trouble that a run's failures make: it is blocked where the run did its work, and failed otherwise."""
    happened = "\n".join(failures)
    if BLOCKED in happened:
        what, _, way_out = happened.partition(" If it is as it should be, ")
        to_do = f"look at what is named above; if it is as it should be, {way_out}"
        return Trouble("blocked", "error", "publication is blocked", what, to_do)
    to_do = (
        "do what the reason says, then `make run`: it takes up what the failed run left, and loses and doubles nothing"
    )
    return Trouble("run_failed", "error", "a run failed", happened, to_do)


def late(last_good: datetime, late_after: timedelta) -> Trouble:
    """Return the trouble that no run brought the warehouse up to date for too long."""
    happened = (
        f"no run has brought the warehouse up to date since {last_good:%Y-%m-%d %H:%M} UTC, "
        f"and one is due every {late_after / timedelta(hours=1):g} hours (NEWS_LATE_HOURS)"
    )
    to_do = "see whether the scheduler runs (`make ui`, or your own) and whether a run hangs; `make run` catches up"
    return Trouble("late", "error", "no run for too long", happened, to_do)


def out_of_the_ordinary(result: Result) -> Trouble:
    """Return the trouble that a quality check found something which did not keep the load from being published."""
    happened = "\n".join(map(str, result.findings))
    to_do = "look at what is named above; docs/quality.md says what each check compares"
    title = f"{result.check_name.replace('_', ' ')}: not so"
    return Trouble(f"{QUALITY}{result.check_name}", result.severity, title, happened, to_do)
