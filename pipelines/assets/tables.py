"""The SQL files as assets: one operation loads them all together, in the order their SQL implies."""

from collections.abc import Iterator, Set
from datetime import UTC, datetime
from functools import cache

import dagster as dg

from pipelines.assets.automation import WHEN_INPUTS_CHANGED
from pipelines.assets.batches import BATCHES, TOGETHER, run_days, takes_what_is_due
from pipelines.assets.folders import Folders
from pipelines.assets.freshness import KEY_FACTS, READY_BY_EIGHT
from pipelines.assets.pages import OWNERS
from pipelines.assets.retries import BACK_OFF, trying_again_what_passes
from pipelines.checks import checks
from pipelines.column_lineage import column_origins
from pipelines.ledger import batch_date
from pipelines.load import MODELS, Load, Run, check_published, load, pending
from pipelines.model_versions import model_versions
from pipelines.readers.bronze import shards
from pipelines.sql_models import Model
from pipelines.tables import Loaded

VERSIONS = model_versions(MODELS)


def asset_key(table: str) -> dg.AssetKey:
    """Return the key of a table's asset: its schema, unless that is main, and its name."""
    return dg.AssetKey(table.split("."))


def is_made_at_once(model: Model) -> bool:
    """Tell whether the table is of all days together: a mart, reference data, or the record of runs."""
    return model.folder == "marts" or model.is_static or model.is_about_the_run


def _spec(model: Model) -> dg.AssetSpec:
    return dg.AssetSpec(
        asset_key(model.name),
        deps=[asset_key(table) for table in sorted(model.reads)],
        description=model.description,
        group_name=model.folder,
        kinds={"duckdb", "sql"},
        owners=OWNERS,
        code_version=VERSIONS[model.name].rows,
        partitions_def=None if is_made_at_once(model) else BATCHES,
        automation_condition=WHEN_INPUTS_CHANGED if model.folder == "marts" else None,
        freshness_policy=READY_BY_EIGHT if model.name in KEY_FACTS else None,
        skippable=True,
        metadata={"dagster/table_name": model.name, "sql": dg.MetadataValue.md(f"```sql\n{model.sql}\n```")},
    )


def _check_spec(name: str, header: str) -> dg.AssetCheckSpec:
    """Read a check's first line: the table it guards, and the invariant in words."""
    table, _, invariant = header.removeprefix("--").partition(":")
    return dg.AssetCheckSpec(name, asset=asset_key(table.strip()), description=invariant.strip(), blocking=True)


CHECK_SPECS = [_check_spec(check.stem, check.read_text(encoding="utf-8").splitlines()[0]) for check in checks()]


@dg.multi_asset(
    specs=[_spec(model) for model in MODELS],
    check_specs=CHECK_SPECS,
    retry_policy=BACK_OFF,
    backfill_policy=TOGETHER,
    can_subset=True,
)
def tables(
    context: dg.AssetExecutionContext, folders: Folders
) -> Iterator[dg.MaterializeResult[None] | dg.AssetCheckResult]:
    """Load what is not in the warehouse yet, and again the days somebody chose; it holds only if all checks pass.

    The tables belong together: a run for some of them loads all, and tells of those.
    """
    with trying_again_what_passes(context):
        batch = shards(folders.settings.captures)
        missing = pending(folders.settings)
        if not missing and takes_what_is_due(context.run):
            context.log.info("tables     nothing to load")
            yield from _check_results(_still_published(folders), context.selected_asset_check_keys)
            return
        again = {batch_date(shard) for shard in batch} & _chosen_days(context.run) - set(missing.days)
        started_at = datetime.fromtimestamp(context.instance.get_run_stats(context.run_id).start_time or 0, UTC)
        done = load(folders.settings, batch, Run(context.run_id, started_at), again)
        yield from _told(context, done)


def _chosen_days(run: dg.DagsterRun) -> set[str]:
    """Return the days to be loaded again: none where the run takes what is due, or is for what no day belongs to."""
    first, last = run_days(run)
    if takes_what_is_due(run) or not first:
        return set()
    return set(BATCHES.get_partition_keys_in_range(dg.PartitionKeyRange(first, last)))


def _told(context: dg.AssetExecutionContext, done: Load) -> Iterator[dg.MaterializeResult[None] | dg.AssetCheckResult]:
    yield from _check_results(done.offending, context.selected_asset_check_keys)
    if not done.passed:
        broken = ", ".join(f"{name} ({rows} rows)" for name, rows in done.offending.items() if rows)
        raise dg.Failure(
            f"the load was rolled back and nothing is published; broken invariants: {broken}", allow_retries=False
        )
    context.log.info(f"tables     {sum(table.rows for table in done.tables if not table.model.is_view)} rows in all")
    for table in done.tables:
        if asset_key(table.model.name) in context.selected_asset_keys:
            yield dg.MaterializeResult(asset_key=asset_key(table.model.name), metadata=_metadata(table))


def _still_published(folders: Folders) -> dict[str, int]:
    if not folders.settings.published_database.exists():
        raise dg.Failure(
            f"there is nothing to load: {folders.settings.raw} holds no file; put pages there", allow_retries=False
        )
    return check_published(folders.settings)


def _check_results(offending: dict[str, int], told: Set[dg.AssetCheckKey]) -> Iterator[dg.AssetCheckResult]:
    for spec in CHECK_SPECS:
        if spec.key not in told:
            continue
        rows = offending[spec.name]
        yield dg.AssetCheckResult(
            check_name=spec.name, asset_key=spec.asset_key, passed=rows == 0, metadata={"offending_rows": rows}
        )


def _metadata(table: Loaded) -> dict[str, int | float | dg.TableSchema | dg.TableColumnLineage]:
    lineage = column_lineage()[table.model.name]
    columns = [
        dg.TableColumn(name, data_type, description=_with_origins(comment, lineage.get(name, [])))
        for name, data_type, comment in table.columns
    ]
    return {
        "dagster/row_count": table.rows,
        "dagster/column_schema": dg.TableSchema(columns),
        "dagster/column_lineage": dg.TableColumnLineage(lineage),
        "seconds": round(table.seconds, 3),
    }


def _with_origins(comment: str, origins: list[dg.TableColumnDep]) -> str:
    """Add the columns that a column comes from: the open-source UI keeps column lineage, but draws none of it."""
    named = ", ".join(f"{'.'.join(origin.asset_key.path)}.{origin.column_name}" for origin in origins)
    return f"{comment} ← {named}" if named else comment


@cache
def column_lineage() -> dict[str, dict[str, list[dg.TableColumnDep]]]:
    """Return, by table and column, the columns of other assets that it comes from; a CSV file is no asset."""
    return {
        table: {
            column: [dg.TableColumnDep(asset_key(of), name) for of, name in sorted(origins) if "/" not in of]
            for column, origins in columns.items()
        }
        for table, columns in column_origins(MODELS).items()
    }
