"""How old the tables may become before the UI shows them as late."""

from datetime import timedelta

import dagster as dg

from pipelines.readers.captures import NEWSROOM_TIME

# New pages are expected every day; a day without is worth a look, two are a fault in what delivers them.
NEW_PAGES_DAILY = dg.FreshnessPolicy.time_window(fail_window=timedelta(hours=50), warn_window=timedelta(hours=26))
# What came by 05:30 is with readers when they begin their day.
READY_BY_EIGHT = dg.FreshnessPolicy.cron("0 8 * * *", lower_bound_delta=timedelta(hours=24), timezone=NEWSROOM_TIME.key)
# What readers ask most.
KEY_FACTS = {"fact_capture", "fact_article", "fact_figure", "fact_mention", "fact_quote"}
