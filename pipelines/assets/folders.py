"""The resource every asset shares: the run's folders, and the writer's lock for as long as the run lasts."""

from collections.abc import Generator
from contextlib import contextmanager

import dagster as dg

from pipelines.settings import Settings
from pipelines.writer_lock import writer_lock

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
            if context.instance and context.run:
                _end_dead_runs(context.instance, context.run.run_id)
            yield self


def _end_dead_runs(instance: dg.DagsterInstance, this_run: str) -> None:
    """Mark runs whose process was killed as failed, so that the queue does not wait for them."""
    for run in instance.get_runs(filters=dg.RunsFilter(statuses=UNFINISHED)):
        if run.run_id != this_run:
            instance.report_run_failed(run, "its process ended without a word; the next run did its work")
