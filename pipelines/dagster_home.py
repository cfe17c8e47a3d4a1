"""Where Dagster finds its configuration and keeps its records."""

import os

from pipelines.settings import ROOT, Settings


def prepare_dagster(settings: Settings) -> None:
    """Point Dagster at the repository's dagster.yaml and at its storage under the warehouse folder."""
    settings.dagster_storage.mkdir(parents=True, exist_ok=True)
    os.environ["DAGSTER_HOME"] = str(ROOT)
    os.environ["NEWS_DAGSTER_STORAGE"] = str(settings.dagster_storage)
