"""The command `run`: fill the warehouse from the raw folder, and print what came in."""

import argparse
import sys

from pipelines.dagster_home import prepare_dagster
from pipelines.failures import reason
from pipelines.load import pending
from pipelines.readers.bronze import shards, take_stock
from pipelines.settings import Settings
from pipelines.summary import print_summary
from pipelines.writer_lock import writer_lock


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Take nothing: what a run does is told by the settings and by what there is to do."""


def run(settings: Settings, _arguments: argparse.Namespace) -> int:
    """Bring the warehouse up to date; where there is nothing new, say so without starting Dagster."""
    print(f"Reading {settings.raw} into {settings.warehouse}", flush=True)
    intake = take_stock(settings.raw, settings.captures)
    if not intake.new and not shards(settings.captures):
        print("The raw folder is empty: put .txt or .html pages into it, or set NEWS_RAW to a folder that has some.")
        return 0
    missing = pending(settings)
    if not intake.new and not missing:
        print(f"Nothing new: {intake.known} inputs known, 0 new; the published database is up to date.")
        return 0
    if not _run_job(settings, missing.days):
        print("error: the run failed, see above; what readers see is what was published before", file=sys.stderr)
        return 1
    print_summary(settings, len(intake.new), intake.known)
    return 0


def _run_job(settings: Settings, days: list[str]) -> bool:
    prepare_dagster(settings)
    # Only a run with something to do pays for Dagster's import.
    import dagster as dg  # noqa: PLC0415

    from pipelines.assets.batches import run_tags  # noqa: PLC0415
    from pipelines.definitions import OWN_WORDS, definitions  # noqa: PLC0415

    # Dagster makes its tables at its first start, and two first starts at once trip over each other.
    with writer_lock(settings.lock, lambda words: print(f"  {words}", flush=True)):
        dg.DagsterInstance.get().dispose()
    with dg.DagsterInstance.get() as instance:
        job = definitions.resolve_job_def("update")
        result = job.execute_in_process(OWN_WORDS, instance=instance, raise_on_error=False, tags=run_tags(days))
    for event in result.all_events:
        if event.is_step_failure:
            print(f"error: {event.step_key}: {reason(event)}", file=sys.stderr)
    return result.success
