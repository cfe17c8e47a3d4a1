"""One run of the job without Dagster: the same functions in the same order, under the writer's lock."""

from collections.abc import Collection
from datetime import UTC, datetime, tzinfo
from typing import Any

from pipelines.ledger import batch_date
from pipelines.leftovers import sweep
from pipelines.load import Run, load, pending
from pipelines.quality.gate import judge_load, why_blocked
from pipelines.readers import bronze
from pipelines.settings import Settings
from pipelines.silver import forget_other_versions, refine
from pipelines.warehouse import keep_published, publish
from pipelines.writer_lock import writer_lock


class ChecksFailedError(RuntimeError):
    """A load broke an invariant and was rolled back."""


def run_once(settings: Settings, run_id: str, again: Collection[str] = ()) -> None:
    """Bring the warehouse up to date, and load the days `again` once more, as the command `run` does.

    Raises ChecksFailedError.
    """
    intake = bronze.take_stock(settings.raw, settings.captures)
    if not intake.new and not pending(settings) and not again:
        keep_published(settings)
        forget_other_versions(settings)
        return
    with writer_lock(settings.lock, print):
        sweep(settings)
        take_in(settings, run_id)
        load_and_publish(settings, run_id, again)


def take_in(settings: Settings, run_id: str) -> None:
    """Write the bronze and the silver layer."""
    bronze.capture(settings.raw, settings.captures, run_id)
    refine(settings)


def load_and_publish(settings: Settings, run_id: str, again: Collection[str] = ()) -> None:
    """Load what is due and the days `again`, and let readers see it."""
    load_due(settings, run_id, again)
    judge_loaded(settings, run_id)
    publish_loaded(settings)


def load_due(settings: Settings, run_id: str, again: Collection[str] = ()) -> None:
    """Load what is due and the days `again`. Raises ChecksFailedError."""
    batch = bronze.shards(settings.captures)
    chosen = {batch_date(shard) for shard in batch} & set(again)
    if pending(settings) or chosen:
        done = load(settings, batch, Run(run_id, datetime.now(UTC)), chosen)
        if not done.passed:
            raise ChecksFailedError(f"{run_id}: {done.offending}")


def judge_loaded(settings: Settings, run_id: str) -> None:
    """Let the quality checks look at what is loaded. Raises ChecksFailedError."""
    now = vars(bronze)["datetime"].now(UTC)
    if blocked := why_blocked(judge_load(settings, Run(run_id, now), now, frozenset())):
        raise ChecksFailedError(f"{run_id}: {blocked}")


def publish_loaded(settings: Settings) -> None:
    """Let readers see what is loaded, and forget what they no longer need."""
    publish(settings)
    forget_other_versions(settings)


def set_clock(at: datetime) -> None:
    """Let the bronze layer see pages at this time, so that the times of two warehouses can be compared."""

    class Stopped(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Any:
            return at.astimezone(tz)

    vars(bronze)["datetime"] = Stopped
