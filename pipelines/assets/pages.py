"""The assets from the raw folder to facts: each turns every bronze file that is new into its own Parquet."""

import dagster as dg

from pipelines.assets.batches import BATCHES, TOGETHER
from pipelines.assets.folders import Folders
from pipelines.assets.freshness import NEW_PAGES_DAILY
from pipelines.assets.retries import BACK_OFF, trying_again_what_passes
from pipelines.readers.bronze import capture
from pipelines.silver import refine
from pipelines.stages import STAGES, Stage
from pipelines.versions import stage_version

OWNERS = ["team:data-engineering"]


@dg.asset(
    group_name="bronze",
    kinds={"python", "parquet"},
    owners=OWNERS,
    retry_policy=BACK_OFF,
    freshness_policy=NEW_PAGES_DAILY,
)
def captures(context: dg.AssetExecutionContext, folders: Folders) -> dg.MaterializeResult[None]:
    """Each raw page's bytes and identity, as first seen: one row per page, with the reason where it is refused."""
    settings = folders.settings
    with trying_again_what_passes(context):
        new, known = capture(settings.raw, settings.captures, context.run_id)
    context.log.info(f"captures   {new} new, {known} known in {settings.raw}")
    return dg.MaterializeResult(metadata={"dagster/row_count": new, "known": known})


def _asset(stage: Stage) -> dg.AssetsDefinition:
    @dg.asset(
        name=stage.name,
        deps=stage.inputs,
        group_name="silver",
        kinds={"polars", "parquet"},
        owners=OWNERS,
        description=stage.description,
        code_version=stage_version(stage.name),
        partitions_def=BATCHES,
        backfill_policy=TOGETHER,
        retry_policy=BACK_OFF,
    )
    def asset(context: dg.AssetExecutionContext, folders: Folders) -> dg.MaterializeResult[None]:
        with trying_again_what_passes(context):
            rows = refine(folders.settings, stage)
        context.log.info(f"{stage.name:<13} {rows} rows")
        return dg.MaterializeResult(metadata={"dagster/row_count": rows})

    return asset


ASSETS = [captures, *map(_asset, STAGES)]
