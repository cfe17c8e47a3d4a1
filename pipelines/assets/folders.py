"""The resource every asset shares: the run's folders, and the writer's lock for as long as the run lasts."""

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, nullcontext

import dagster as dg

from pipelines.assets.living_runs import end_dead_runs, show_alive
from pipelines.assets.stuck_runs import end_stuck_run
from pipelines.leftovers import sweep
from pipelines.records.housekeeping import CANNOT, keep_house
from pipelines.settings import Retention, Settings, lineage_destination
from pipelines.writer_lock import writer_lock


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
        """Hold the writer's lock during a run, once the runs before it that died are marked so; a sensor needs none."""
        if not context.instance or not context.run:
            yield self
            return
        say = context.log.info if context.log else print
        show_alive(self.settings, context.run.run_id)
        end_dead_runs(context.instance, self.settings, say, context.run.run_id)
        end_stuck_run(context.instance, self.settings, say)
        with writer_lock(self.settings.lock, say), _lineage(self.settings, context):
            sweep(self.settings)
            _keep_house(self.settings, context.instance, say)
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


def _lineage(settings: Settings, context: dg.InitResourceContext) -> AbstractContextManager[None]:
    """Tell of the run where NEWS_OPENLINEAGE says, if it is set."""
    destination = lineage_destination()
    if not destination or not context.instance or not context.run:
        return nullcontext()
    # Only a run that is told of pays for the import.
    from pipelines.openlineage.reporter import Reporter, reported  # noqa: PLC0415

    warn = context.log.warning if context.log else print
    return reported(Reporter(destination, warn), settings, context.instance, context.run)
