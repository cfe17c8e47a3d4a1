"""The partitions: one for each day on which pages were first seen, in the newsroom's time zone."""

import warnings
from datetime import datetime

import dagster as dg

from pipelines.readers.captures import NEWSROOM_TIME

# Backfills in one run are in beta in the locked version of Dagster; to say so at every start would tell nobody more.
warnings.filterwarnings("ignore", category=dg.BetaWarning)

# Today is a partition already: its pages are loaded as they come.
BATCHES = dg.DailyPartitionsDefinition(start_date="2024-01-01", timezone=NEWSROOM_TIME.key, end_offset=1)
# However many days are chosen, one run does them: the load is one transaction.
TOGETHER = dg.BackfillPolicy.single_run()


def today() -> str:
    """Return the partition whose day it is."""
    return f"{datetime.now(NEWSROOM_TIME):%Y-%m-%d}"


# Tells a run that takes what is due from one for which somebody chose days, to be loaded again.
DUE_ALONE = {"news/load": "what is due"}


def run_tags(days: list[str]) -> dict[str, str]:
    """Return the tags of a run that takes what is due of these days, and those between them, and today."""
    chosen = sorted({*days, today()})
    range_tags = {"dagster/asset_partition_range_start": chosen[0], "dagster/asset_partition_range_end": chosen[-1]}
    return DUE_ALONE | range_tags
