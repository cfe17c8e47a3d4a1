"""The command `run`: fill the warehouse from the raw folder, and print what came in."""

import argparse
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pipelines.alerts.telling import tell_failure, tell_success, tell_time
from pipelines.dagster_home import RecordsUnwritableError, prepare_dagster, set_damaged_records_aside
from pipelines.failures import reasons
from pipelines.load import pending
from pipelines.quality.gate import judge_published, published_results
from pipelines.quality.results import Result
from pipelines.readers.bronze import shards, take_stock
from pipelines.records.run_log import append
from pipelines.settings import Settings
from pipelines.silver import forget_other_versions
from pipelines.summary import print_results, print_summary
from pipelines.warehouse import keep_published
from pipelines.writer_lock import writer_lock

if TYPE_CHECKING:
    import dagster as dg


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Take nothing: what a run does is told by the settings and by what there is to do."""


def run(settings: Settings, _arguments: argparse.Namespace) -> int:
    """Bring the warehouse up to date, and tell whoever wants to know how that went."""
    _print(tell_time(settings, datetime.now(UTC)))
    try:
        failures = _bring_up_to_date(settings)
    except (OSError, RuntimeError) as error:
        _print(tell_failure(settings, [str(error)], datetime.now(UTC), datetime.now(UTC)))
        raise
    if failures:
        print("error: the run failed, see above; what readers see is what was published before", file=sys.stderr)
        _print(tell_failure(settings, failures, datetime.now(UTC), datetime.now(UTC)))
        return 1
    return 0


def _bring_up_to_date(settings: Settings) -> list[str]:
    """Load what is due, and print what came of it; return why that failed, if it did.

    Where there is nothing new, that is said without starting Dagster.
    """
    print(f"Reading {settings.raw} into {settings.warehouse}", flush=True)
    intake = take_stock(settings.raw, settings.captures)
    if not intake.new and not shards(settings.captures):
        print("The raw folder is empty: put .txt or .html pages into it, or set NEWS_RAW to a folder that has some.")
        return []
    missing = pending(settings)
    if not intake.new and not missing:
        # What the run that published it left undone, should it have been killed.
        keep_published(settings)
        forget_other_versions(settings)
        print(f"Nothing new: {intake.known} inputs known, 0 new; the published database is up to date.")
        append(settings.logs, {"level": "info", "event": "nothing_new", "known": intake.known})
        _tell_results(settings, judge_published(settings, datetime.now(UTC)))
        return []
    if failures := _run_job(settings, missing.days):
        return failures
    print_summary(settings, len(intake.new), intake.known)
    _tell_results(settings, published_results(settings))
    return []


def _tell_results(settings: Settings, results: list[Result]) -> None:
    print_results(results)
    _print(tell_success(settings, results, datetime.now(UTC), datetime.now(UTC)))


def _run_job(settings: Settings, days: list[str]) -> list[str]:
    """Run the job; return why it failed, by step."""
    prepare_dagster(settings)
    # Only a run with something to do pays for Dagster's import.
    from sqlalchemy.exc import OperationalError  # noqa: PLC0415

    try:
        failures = reasons(_execute(settings, days))
    except OperationalError as error:
        raise RecordsUnwritableError(
            f"the records of runs in {settings.dagster_storage} cannot be written: {error.orig}; if the disk is full, "
            "make room where NEWS_WAREHOUSE stands, then run again"
        ) from error
    for failure in failures:
        print(f"error: {failure}", file=sys.stderr)
    return failures


def _execute(settings: Settings, days: list[str]) -> "dg.ExecuteInProcessResult":
    import dagster as dg  # noqa: PLC0415

    from pipelines.assets.batches import update_tags  # noqa: PLC0415
    from pipelines.assets.progress import OWN_WORDS  # noqa: PLC0415
    from pipelines.definitions import definitions  # noqa: PLC0415

    # Dagster makes its tables at its first start, and two first starts at once trip over each other.
    with writer_lock(settings.lock, lambda words: print(f"  {words}", flush=True)):
        if aside := set_damaged_records_aside(settings):
            print(f"  the records of earlier runs cannot be read; they are set aside as {aside}", flush=True)
        dg.DagsterInstance.get().dispose()
    with dg.DagsterInstance.get() as instance:
        job = definitions.resolve_job_def("update")
        tags = update_tags(settings, days)
        return job.execute_in_process(OWN_WORDS, instance=instance, raise_on_error=False, tags=tags)


def _print(warnings: list[str]) -> None:
    for warning in warnings:
        print(f"warning: {warning}", file=sys.stderr)
