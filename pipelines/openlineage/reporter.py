"""Send a run's events to a file or an endpoint; whatever becomes of them, the run goes on."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property

import dagster as dg
from openlineage.client.event_v2 import RunEvent, set_producer
from openlineage.client.transport.file import FileConfig, FileTransport
from openlineage.client.transport.http import HttpConfig, HttpTransport
from openlineage.client.transport.transport import Transport

from pipelines.openlineage.datasets import Catalogue
from pipelines.openlineage.events import PRODUCER, RunEvents
from pipelines.openlineage.steps import KINDS, steps
from pipelines.settings import Settings

# The path under the URL is OpenLineage's; one more try, for a run waits for it.
HTTP = {"endpoint": "api/v1/lineage", "timeout": 5.0, "retry": {"total": 1, "connect": 1, "read": 1}}


class Reporter:
    """Sends events to one destination until it refuses one; says so once, and is quiet from then on."""

    def __init__(self, destination: str, warn: Callable[[str], None]) -> None:
        set_producer(PRODUCER)
        self.destination = destination
        self.warn = warn
        self.is_up = True

    @cached_property
    def transport(self) -> Transport:
        """The way to the destination. Raises ValueError where that is no URL."""
        if not self.destination.startswith(("http://", "https://")):
            return FileTransport(FileConfig(self.destination, append=True))
        return HttpTransport(HttpConfig.from_dict({"url": self.destination.rstrip("/") + "/", **HTTP}))

    def send(self, events: Iterable[RunEvent]) -> None:
        """Send the events, in their order."""
        for event in events:
            if self.is_up:
                self._send(event)

    def tell_dead(self, runs: Iterable[dg.DagsterRun], failure: str) -> None:
        """Tell the end of runs that could not tell it themselves."""
        now = datetime.now(UTC)
        self.send(RunEvents(run.run_id, run.job_name, Catalogue()).ended(now, failure) for run in runs)

    def _send(self, event: RunEvent) -> None:
        try:
            self.transport.emit(event)
        except (OSError, RuntimeError, ValueError) as error:
            self.is_up = False
            self.warn(f"lineage: {self.destination} took no event, and this run sends it no more: {error}")


@contextmanager
def reported(
    reporter: Reporter, settings: Settings, instance: dg.DagsterInstance, run: dg.DagsterRun
) -> Iterator[None]:
    """Tell the run's begin; when its steps are done, tell each of them from the run's log, and the run's end."""
    events = RunEvents(run.run_id, run.job_name, Catalogue.of(settings))
    reporter.send([events.started(datetime.now(UTC))])
    interrupted: str | None = "the run was interrupted"
    try:
        yield
        interrupted = None
    finally:
        done = steps(instance.all_logs(run.run_id, of_type=KINDS))
        failures = (f"{step.key}: {step.failure}" for step in done if step.failure)
        reporter.send(event for step in done for event in events.of_step(step))
        reporter.send([events.ended(datetime.now(UTC), next(failures, interrupted))])
