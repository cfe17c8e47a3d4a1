"""The last asset: the database that analysts open."""

import dagster as dg

from pipelines.assets.automation import WHEN_INPUTS_CHANGED
from pipelines.assets.batches import UPDATE
from pipelines.assets.folders import Folders
from pipelines.assets.freshness import READY_BY_EIGHT
from pipelines.assets.pages import OWNERS
from pipelines.assets.quality import verdicts_on_load
from pipelines.assets.retries import BACK_OFF, trying_again_what_passes
from pipelines.assets.tables import asset_key
from pipelines.load import MODELS
from pipelines.quality.gate import why_blocked
from pipelines.quality.judgement import Verdict
from pipelines.silver import forget_other_versions
from pipelines.warehouse import publish


@dg.asset(
    deps=[asset_key(model.name) for model in MODELS if model.schema != "staging"],
    group_name="published",
    kinds={"duckdb"},
    owners=OWNERS,
    retry_policy=BACK_OFF,
    automation_condition=WHEN_INPUTS_CHANGED,
    freshness_policy=READY_BY_EIGHT,
)
def news_database(context: dg.AssetExecutionContext, folders: Folders) -> dg.MaterializeResult[None]:
    """news.duckdb, put in place in one step: readers see the last complete state, also while a run is loading."""
    settings = folders.settings
    with trying_again_what_passes(context):
        # The update has asked the quality checks on its way; a run for the database alone has not.
        if context.run.job_name != UPDATE and (reason := why_blocked(_verdicts(context, folders))):
            raise dg.Failure(reason, allow_retries=False)
        size = publish(settings)
        forget_other_versions(settings)
    context.log.info(f"published  {settings.published_database}")
    return dg.MaterializeResult(metadata={"bytes": size, "path": dg.MetadataValue.path(settings.published_database)})


def _verdicts(context: dg.AssetExecutionContext, folders: Folders) -> list[Verdict]:
    return verdicts_on_load(context.instance, context.run, folders, [])
