"""The assets from the raw folder to facts: each turns every bronze file that is new into its own Parquet."""

from collections.abc import Iterator

import dagster as dg

from pipelines.assets.batches import BATCHES, TOGETHER
from pipelines.assets.folders import Folders
from pipelines.assets.freshness import NEW_PAGES_DAILY
from pipelines.assets.retries import BACK_OFF, trying_again_what_passes
from pipelines.readers.bronze import capture
from pipelines.silver import refine
from pipelines.stages import STAGES
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


@dg.multi_asset(
    specs=[
        dg.AssetSpec(
            stage.name,
            deps=stage.inputs,
            group_name="silver",
            kinds={"polars", "parquet"},
            owners=OWNERS,
            description=stage.description,
            code_version=stage_version(stage.name),
            partitions_def=BATCHES,
            skippable=True,
        )
        for stage in STAGES
    ],
    retry_policy=BACK_OFF,
    backfill_policy=TOGETHER,
    can_subset=True,
)
def silver(context: dg.AssetExecutionContext, folders: Folders) -> Iterator[dg.MaterializeResult[None]]:
    """Make what the chosen stages have not made of the bronze files yet; each file is read once for all of them."""
    wanted = {key.to_user_string() for key in context.selected_asset_keys}
    with trying_again_what_passes(context):
        made = refine(folders.settings, [stage.name for stage in STAGES if stage.name in wanted])
    for name, done in made.items():
        context.log.info(f"{name:<13} {done.rows} rows")
        metadata = {"dagster/row_count": done.rows, "seconds": round(done.seconds, 3)}
        yield dg.MaterializeResult(asset_key=name, metadata=metadata)


ASSETS = [captures, silver]
