"""The partitions: one for each day on which pages were first seen, in the newsroom's time zone."""

import warnings
from collections.abc import Iterable
from datetime import date, datetime, timedelta

import dagster as dg

from pipelines.ledger import batch_date
from pipelines.readers.bronze import shards
from pipelines.readers.captures import NEWSROOM_TIME
from pipelines.settings import Settings

# Backfills in one run are in beta in the locked version of Dagster; to say so at every start would tell nobody more.
warnings.filterwarnings("ignore", category=dg.BetaWarning)

# The job that takes in what came, and asks every check.
UPDATE = "update"
PUBLISHES_ITSELF = {"news/publishes": "itself"}
DUE_ALONE = {"news/load": "what is due"}
RANGE_START, RANGE_END = "dagster/asset_partition_range_start", "dagster/asset_partition_range_end"
# An event for each day and table: a load of all years, after a rule has changed, tells of the last month alone.
TOLD_DAYS = 31
# However many days are chosen, one run loads them together, and publishes once.
TOGETHER = dg.BackfillPolicy.single_run()


def today() -> str:
    """Return the partition whose day it is."""
    return f"{datetime.now(NEWSROOM_TIME):%Y-%m-%d}"


def batches_of(settings: Settings) -> dg.DailyPartitionsDefinition:
    """Return the days from the first that has a bronze batch, so that no day before it is shown as missing.

    Today is one already, for its pages are loaded as they come, and also where a clock went back behind all others.
    """
    first = min([today(), *map(batch_date, shards(settings.captures))])
    return dg.DailyPartitionsDefinition(start_date=first, timezone=NEWSROOM_TIME.key, end_offset=1)


def update_tags(settings: Settings, due: Iterable[str]) -> dict[str, str]:
    """Return the tags of a run that takes what is due of these days, and tells of every day up to today.

    A day on which nothing came in is told with the next on which something does, so that it is not shown as missing.
    """
    held = max((batch_date(shard) for shard in shards(settings.captures)), default=today())
    untold = f"{date.fromisoformat(held) + timedelta(days=1)}"
    a_month_ago = f"{datetime.now(NEWSROOM_TIME) - timedelta(days=TOLD_DAYS):%Y-%m-%d}"
    first = max(a_month_ago, min([today(), untold, *due]))
    return DUE_ALONE | {RANGE_START: first, RANGE_END: today()}


def takes_what_is_due(run: dg.DagsterRun) -> bool:
    """Tell a run that takes what is due from one for which somebody chose what to make again."""
    return DUE_ALONE.items() <= run.tags.items()


def run_days(run: dg.DagsterRun) -> tuple[str, str]:
    """Return the first and the last day that the run is for; two empty words where it is for no day."""
    day = run.tags.get("dagster/partition", "")
    return run.tags.get(RANGE_START, day), run.tags.get(RANGE_END, day)


BATCHES = batches_of(Settings.from_environment())
