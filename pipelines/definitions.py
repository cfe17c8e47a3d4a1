"""All that Dagster loads: the assets, the job that brings the warehouse up to date, and what starts it."""

import dagster as dg

from pipelines.assets.alerts import SENSORS
from pipelines.assets.arrivals import arrivals
from pipelines.assets.automation import refresh
from pipelines.assets.folders import Folders
from pipelines.assets.pages import ASSETS
from pipelines.assets.progress import own_words
from pipelines.assets.published import news_database
from pipelines.assets.quality import quality
from pipelines.assets.tables import tables
from pipelines.assets.update import daily, update
from pipelines.settings import Settings

ENVIRONMENT = Settings.from_environment()

definitions = dg.Definitions(
    assets=[*ASSETS, tables, news_database],
    asset_checks=[quality],
    jobs=[update],
    schedules=[daily],
    sensors=[arrivals, refresh, *SENSORS],
    resources={"folders": Folders(raw=str(ENVIRONMENT.raw), warehouse=str(ENVIRONMENT.warehouse))},
    executor=dg.in_process_executor,
    loggers={"console": dg.LoggerDefinition(own_words, config_schema={})},
)
