"""Whether what was loaded may be published: what the checks say of it, and what somebody accepted knowingly."""

from collections.abc import Iterable
from datetime import date, datetime

from pipelines.load import Run, pending
from pipelines.quality.checks import quality_checks
from pipelines.quality.judgement import Accepted, Verdict, judge
from pipelines.quality.results import Result, accepted_before, last_results, record, result_of
from pipelines.settings import Settings
from pipelines.warehouse import reader, writer

# A failed run whose reason opens with it did its work: what it loaded waits for a person.
BLOCKED = "publication is blocked"


class UnknownAcceptanceError(RuntimeError):
    """NEWS_ACCEPT holds a word that names no blocking check and day."""


def judge_load(settings: Settings, run: Run, now: datetime, accepted: Accepted) -> list[Verdict]:
    """Judge the working database, which readers do not see yet, and write down what the checks say."""
    loading = [date.fromisoformat(day) for day in pending(settings).days]
    with writer(settings) as connection:
        verdicts = judge(connection, now, loading, accepted | accepted_before(connection))
        record(connection, run, now, verdicts)
    return verdicts


def judge_published(settings: Settings, now: datetime) -> list[Result]:
    """Judge what readers see as of now: pages that do not come are told of by no load."""
    with reader(settings) as connection:
        return [result_of(verdict) for verdict in judge(connection, now, [])]


def published_results(settings: Settings) -> list[Result]:
    """Return what the checks said of the last run that was published."""
    with reader(settings) as connection:
        return last_results(connection)


def why_blocked(verdicts: list[Verdict]) -> str | None:
    """Return why nothing is published and the way out, in words; None where nothing blocks."""
    blocked = [verdict for verdict in verdicts if verdict.status == "blocked"]
    if not blocked:
        return None
    told = "; ".join(f"{verdict.check.name}: {finding}" for verdict in blocked for finding in verdict.findings)
    words = " ".join(word for verdict in blocked for word in verdict.acceptances)
    return (
        f"{BLOCKED}, readers keep the last good state: {told}. "
        f"If it is as it should be, accept it and run again: NEWS_ACCEPT='{words}' make run"
    )


def read_accepted(words: Iterable[str]) -> Accepted:
    """Read what somebody accepts: `<check>:<day>`, or the check alone where its findings have no day.

    Raises UnknownAcceptanceError.
    """
    return frozenset(map(_accepted, words))


def _accepted(word: str) -> tuple[str, date | None]:
    name, _, day = word.partition(":")
    blocking = [check.name for check in quality_checks() if check.is_blocking]
    try:
        if name not in blocking:
            raise ValueError(name)
        return name, date.fromisoformat(day) if day else None
    except ValueError as error:
        raise UnknownAcceptanceError(
            f"NEWS_ACCEPT holds {word!r}; write <check>:<day>, such as {blocking[0]}:2026-11-20; "
            f"the checks that block are {', '.join(blocking)}"
        ) from error
