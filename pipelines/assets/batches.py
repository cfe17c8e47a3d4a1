"""The partitions: one for each day on which pages were first seen, in the newsroom's time zone."""

import warnings
from datetime import datetime

import dagster as dg

from pipelines.readers.captures import NEWSROOM_TIME

# Backfills in one run are in beta in the locked version of Dagster; to say so at every start would tell nobody more.
warnings.filterwarnings("ignore", category=dg.BetaWarning)

FIRST_DAY = "2024-01-01"


class ClockError(RuntimeError):
    """The machine's clock cannot be right."""


# Today is a partition already: its pages are loaded as they come.
BATCHES = dg.DailyPartitionsDefinition(start_date=FIRST_DAY, timezone=NEWSROOM_TIME.key, end_offset=1)
# However many days are chosen, one run does them: the load is one transaction.
TOGETHER = dg.BackfillPolicy.single_run()


def today() -> str:
    """Return the partition whose day it is."""
    return f"{datetime.now(NEWSROOM_TIME):%Y-%m-%d}"


# Tells a run that takes what is due from one for which somebody chose days, to be loaded again.
DUE_ALONE = {"news/load": "what is due"}


def run_tags(days: list[str]) -> dict[str, str]:
    """Return the tags of a run that takes what is due of these days, and those between them, and today.

    Days that a clock gone wrong made are no partitions; they are loaded all the same. Raises ClockError.
    """
    last = today()
    if last < FIRST_DAY:
        raise ClockError(f"the clock says {last}, a day before there were any pages; set it right and run again")
    first = min((day for day in days if FIRST_DAY <= day <= last), default=last)
    return DUE_ALONE | {"dagster/asset_partition_range_start": first, "dagster/asset_partition_range_end": last}
