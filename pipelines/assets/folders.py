"""The resource every asset shares: the run's folders, and the writer's lock for as long as the run lasts."""

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, nullcontext

import dagster as dg

from pipelines.records.housekeeping import CANNOT, keep_house
from pipelines.settings import Retention, Settings, lineage_destination
from pipelines.writer_lock import writer_lock

DEAD = "its process ended without a word; the next run did its work"
UNFINISHED = [dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.CANCELING]


class Folders(dg.ConfigurableResource["Folders"]):
    """Where pages are read from and where the warehouse is written; absolute, or relative to the repository's root."""

    raw: str
    warehouse: str

    @property
    def settings(self) -> Settings:
        """Return the folders as resolved paths."""
        return Settings.of(self.raw, self.warehouse)

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Generator["Folders", None, None]:
        """Hold the writer's lock during the run. Whoever holds it knows that no other run is alive."""
        say = context.log.info if context.log else print
        with writer_lock(self.settings.lock, say):
            dead = _end_dead_runs(context.instance, context.run.run_id) if context.instance and context.run else []
            if context.instance:
                _keep_house(self.settings, context.instance, say)
            with _lineage(self.settings, context, dead):
                yield self


def _keep_house(settings: Settings, instance: dg.DagsterInstance, say: Callable[[str], None]) -> None:
    """Forget old records of runs; where that fails, the run goes on, and the next one tries again."""
    try:
        forgotten = keep_house(settings, Retention.from_environment(), instance)
    except CANNOT as error:
        say(f"records    old ones could not be forgotten: {error}")
    else:
        if forgotten.runs or forgotten.days:
            say(str(forgotten))


def _lineage(
    settings: Settings, context: dg.InitResourceContext, dead: list[dg.DagsterRun]
) -> AbstractContextManager[None]:
    """Tell of the run, and of the end of the dead ones, where NEWS_OPENLINEAGE says, if it is set."""
    destination = lineage_destination()
    if not destination or not context.instance or not context.run:
        return nullcontext()
    # Only a run that is told of pays for the import.
    from pipelines.openlineage.reporter import Reporter, reported  # noqa: PLC0415

    warn = context.log.warning if context.log else print
    reporter = Reporter(destination, warn)
    reporter.tell_dead(dead, DEAD)
    return reported(reporter, settings, context.instance, context.run)


def _end_dead_runs(instance: dg.DagsterInstance, this_run: str) -> list[dg.DagsterRun]:
    """Mark runs whose process was killed as failed, so that the queue does not wait for them; return them."""
    unfinished = instance.get_runs(filters=dg.RunsFilter(statuses=UNFINISHED))
    dead = [run for run in unfinished if run.run_id != this_run]
    for run in dead:
        instance.report_run_failed(run, DEAD)
    return dead
