"""The sensor that sees new files: it lists the raw folder, and opens none of them."""

import hashlib
from collections.abc import Iterable
from contextlib import suppress

import dagster as dg

from pipelines.assets.folders import Folders
from pipelines.assets.update import run_under_way, update, update_request
from pipelines.ledger import read_ledger
from pipelines.readers.bronze import shards, take_stock
from pipelines.readers.inputs import Input
from pipelines.settings import Settings
from pipelines.warehouse import UnreadableDatabaseError, reader

# What does not change for so long is written to its end.
SETTLED_SECONDS = 60


@dg.sensor(
    job=update,
    minimum_interval_seconds=SETTLED_SECONDS,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Every minute: asks for an update once the files that are new have not changed since the last look.",
)
def arrivals(context: dg.SensorEvaluationContext, folders: Folders) -> dg.SensorResult:
    """Ask once for each set of new files; the cursor is a digest of their names, sizes and times."""
    settings = folders.settings
    under_way = run_under_way(context.instance, settings)
    try:
        intake = take_stock(settings.raw, settings.captures)
    except OSError as error:
        return dg.SensorResult(skip_reason=str(error))
    unloaded = _not_loaded(settings)
    if not intake.new and not unloaded:
        return dg.SensorResult(skip_reason=f"nothing new: {intake.known} files are known")
    found = digest(intake.new, unloaded)
    files = f"{len(intake.new)} new files" + (f", {len(unloaded)} batches not loaded yet" if unloaded else "")
    asked = context.instance.get_runs(filters=dg.RunsFilter(tags={"dagster/run_key": found}), limit=1)
    reason = why_to_wait(
        is_settled=found == context.cursor,
        under_way=under_way,
        asked=next((f"run {run.run_id} ({run.status.value})" for run in asked), None),
    )
    if reason:
        return dg.SensorResult(skip_reason=f"{files}: {reason}", cursor=found)
    return dg.SensorResult(run_requests=[update_request(settings, run_key=found)], cursor=found)


def digest(unread: Iterable[Input], unloaded: Iterable[str]) -> str:
    """Return what changes when a file comes, goes, grows or is written again."""
    told = sorted((source.source_path, source.size, source.modified_ns) for source in unread)
    return hashlib.sha256(repr([*told, *unloaded]).encode()).hexdigest()


def _not_loaded(settings: Settings) -> list[str]:
    """Return the bronze files that no published table holds: a run that died between has left them."""
    held: set[str] = set()
    with suppress(FileNotFoundError, UnreadableDatabaseError), reader(settings) as connection:
        held = {shard for _, shard in read_ledger(connection)}
    return [shard.name for shard in shards(settings.captures) if shard.name not in held]


def why_to_wait(*, is_settled: bool, under_way: str | None, asked: str | None) -> str | None:
    """Return why no run is asked for now, in words for whoever reads the sensor's ticks; None where one is."""
    if under_way:
        return f"run {under_way} is under way; what it leaves is looked at when it has ended"
    if not is_settled:
        return "they may still be being written; a run is asked for when none has changed by the next look"
    if asked:
        return f"{asked} was asked for these very files, and says why it left them; the daily update tries again"
    return None
