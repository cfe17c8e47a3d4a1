"""Where Dagster finds its configuration and keeps its records."""

import os
import shutil

from pipelines.settings import ROOT, Settings


def prepare_dagster(settings: Settings) -> None:
    """Point Dagster at its storage under the warehouse folder, and at a copy of the repository's dagster.yaml.

    Dagster writes beside its configuration: in the repository, each start of the UI would leave folders behind.
    """
    home = settings.dagster_home
    for folder in (home, settings.dagster_storage):
        folder.mkdir(parents=True, exist_ok=True)
    partial = home / f".dagster.yaml.{os.getpid()}.partial"
    shutil.copyfile(ROOT / "dagster.yaml", partial)
    partial.replace(home / "dagster.yaml")
    os.environ["DAGSTER_HOME"] = str(home)
    os.environ["NEWS_DAGSTER_STORAGE"] = str(settings.dagster_storage)
