"""All that Dagster loads: the assets, the job that brings the warehouse up to date, and its daily schedule."""

import logging

import dagster as dg

from pipelines.assets.batches import DUE_ALONE, today
from pipelines.assets.folders import Folders
from pipelines.assets.pages import ASSETS
from pipelines.assets.published import news_database
from pipelines.assets.quality import quality
from pipelines.assets.tables import tables
from pipelines.readers.captures import NEWSROOM_TIME
from pipelines.redaction import redact
from pipelines.settings import Settings

ENVIRONMENT = Settings.from_environment()
# A run's configuration that prints what the run says, and nothing of the framework's own events.
OWN_WORDS: dict[str, object] = {"loggers": {"console": {"config": {}}}}


def _progress(_context: dg.InitLoggerContext) -> logging.Logger:
    """Return a logger that prints a line for each thing a run says, and nothing of the framework's own events."""
    logger = logging.Logger("news", logging.INFO)
    handler = logging.StreamHandler()
    handler.setFormatter(_OwnWords("%(message)s"))
    logger.addHandler(handler)
    return logger


class _OwnWords(logging.Formatter):
    """Print a message as it was given, without secrets and the run and step Dagster puts in front."""

    def format(self, record: logging.LogRecord) -> str:
        given = getattr(record, "dagster_meta", {}).get("orig_message")
        return f"  {redact(given or record.getMessage())}"


update = dg.define_asset_job(
    "update",
    description="Bring the warehouse up to date from the raw folder.",
    selection=dg.AssetSelection.all(),
)


@dg.schedule(
    job=update,
    cron_schedule="30 5 * * *",
    execution_timezone=NEWSROOM_TIME.key,
    description="Every morning at 05:30 in Asia/Shanghai.",
)
def daily() -> dg.RunRequest:
    """Take in what came since the last run, as today's batch."""
    return dg.RunRequest(partition_key=today(), run_config=OWN_WORDS, tags=DUE_ALONE)


definitions = dg.Definitions(
    assets=[*ASSETS, tables, news_database],
    asset_checks=[quality],
    jobs=[update],
    schedules=[daily],
    resources={"folders": Folders(raw=str(ENVIRONMENT.raw), warehouse=str(ENVIRONMENT.warehouse))},
    executor=dg.in_process_executor,
    loggers={"console": dg.LoggerDefinition(_progress, config_schema={})},
)
