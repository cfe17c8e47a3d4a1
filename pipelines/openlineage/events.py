"""The OpenLineage events of a run: a pair for the run, for each step, and for each table of a step that wrote many."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from uuid import UUID, uuid5

from openlineage.client.event_v2 import Dataset, InputDataset, Job, OutputDataset, Run, RunEvent, RunState
from openlineage.client.facet_v2 import (
    JobFacet,
    RunFacet,
    column_lineage_dataset,
    error_message_run,
    job_type_job,
    output_statistics_output_dataset,
    parent_run,
    processing_engine_run,
    schema_dataset,
    sql_job,
)

from pipelines.openlineage.datasets import Catalogue
from pipelines.openlineage.steps import Step, Written

NAMESPACE = "chinese-news-warehouse"
PRODUCER = "urn:chinese-news-warehouse"


@dataclass(frozen=True)
class Subject:
    """What a pair of events is about: a run, one of its steps, or one table of a step, with what it wrote."""

    run_id: str
    job_name: str
    kind: str
    above: "Subject | None" = None
    written: Written | None = None

    def part(self, name: str, kind: str, written: Written | None) -> "Subject":
        """Return a part of it; its identifier follows from the whole's, so it is always the same."""
        return Subject(str(uuid5(UUID(self.run_id), name)), f"{self.job_name}.{name}", kind, self, written)


class RunEvents:
    """The events of one run of a Dagster job."""

    def __init__(self, run_id: str, job_name: str, catalogue: Catalogue) -> None:
        self.run = Subject(run_id, job_name, "JOB")
        self.catalogue = catalogue

    def started(self, at: datetime) -> RunEvent:
        """Return the event of the run's begin."""
        return self._started(self.run, at)

    def ended(self, at: datetime, failure: str | None) -> RunEvent:
        """Return the event of the run's end, with why it failed if it did."""
        return self._ended(self.run, at, failure)

    def of_step(self, step: Step) -> Iterator[RunEvent]:
        """Yield the events of a step, and of its tables where it wrote several."""
        alone = next(iter(step.written.values())) if len(step.written) == 1 else None
        subject = self.run.part(step.key, "STEP", alone)
        yield self._started(subject, step.started_at)
        for written in step.written.values() if alone is None else []:
            table = subject.part(written.name, "TABLE", written)
            yield self._started(table, step.started_at)
            yield self._ended(table, written.at, None)
        if step.ended_at:
            yield self._ended(subject, step.ended_at, step.failure)

    def _started(self, subject: Subject, at: datetime) -> RunEvent:
        outputs = [OutputDataset(each.namespace, each.name) for each in self._outputs(subject)]
        return self._event(RunState.START, at, subject, outputs)

    def _ended(self, subject: Subject, at: datetime, failure: str | None) -> RunEvent:
        outputs = [self._output(subject.written)] if subject.written else []
        event = self._event(RunState.FAIL if failure else RunState.COMPLETE, at, subject, outputs)
        if failure and event.run.facets is not None:
            event.run.facets["errorMessage"] = error_message_run.ErrorMessageRunFacet(failure, "python")
        return event

    def _event(self, state: RunState, at: datetime, subject: Subject, outputs: list[OutputDataset]) -> RunEvent:
        return RunEvent(
            eventType=state,
            eventTime=at.isoformat(),
            run=Run(subject.run_id, _run_facets(subject)),
            job=Job(NAMESPACE, subject.job_name, self._job_facets(subject)),
            producer=PRODUCER,
            inputs=self._inputs(subject),
            outputs=outputs,
        )

    def _job_facets(self, subject: Subject) -> dict[str, JobFacet]:
        kind = job_type_job.JobTypeJobFacet(processingType="BATCH", integration="DAGSTER", jobType=subject.kind)
        facets: dict[str, JobFacet] = {"jobType": kind}
        if subject.written and subject.written.name in self.catalogue.sql:
            facets["sql"] = sql_job.SQLJobFacet(query=self.catalogue.sql[subject.written.name], dialect="duckdb")
        return facets

    def _inputs(self, subject: Subject) -> list[InputDataset]:
        read = self.catalogue.read_by(subject.written.name) if subject.written else []
        return [InputDataset(each.namespace, each.name) for each in read]

    def _outputs(self, subject: Subject) -> list[Dataset]:
        return [self.catalogue.dataset(subject.written.name)] if subject.written else []

    def _output(self, written: Written) -> OutputDataset:
        dataset = self.catalogue.dataset(written.name)
        output = OutputDataset(dataset.namespace, dataset.name)
        if written.rows is not None:
            statistics = output_statistics_output_dataset.OutputStatisticsOutputDatasetFacet(rowCount=written.rows)
            output.outputFacets = {"outputStatistics": statistics}
        output.facets = {}
        if written.columns:
            output.facets["schema"] = _schema(written)
        if written.origins:
            output.facets["columnLineage"] = self._column_lineage(written)
        return output

    def _column_lineage(self, written: Written) -> column_lineage_dataset.ColumnLineageDatasetFacet:
        fields = {
            column: column_lineage_dataset.Fields([self._field(*origin) for origin in origins])
            for column, origins in written.origins.items()
            if origins
        }
        return column_lineage_dataset.ColumnLineageDatasetFacet(fields)

    def _field(self, name: str, column: str) -> column_lineage_dataset.InputField:
        dataset = self.catalogue.dataset(name)
        return column_lineage_dataset.InputField(dataset.namespace, dataset.name, column)


def _schema(written: Written) -> schema_dataset.SchemaDatasetFacet:
    return schema_dataset.SchemaDatasetFacet(
        [
            schema_dataset.SchemaDatasetFacetFields(column.name, column.type, column.description, position)
            for position, column in enumerate(written.columns, start=1)
        ]
    )


def _run_facets(subject: Subject) -> dict[str, RunFacet]:
    facets: dict[str, RunFacet] = {
        "processing_engine": processing_engine_run.ProcessingEngineRunFacet(version=version("dagster"), name="dagster")
    }
    if subject.above:
        run, job = parent_run.Run(subject.above.run_id), parent_run.Job(NAMESPACE, subject.above.job_name)
        facets["parent"] = parent_run.ParentRunFacet(run, job)
    return facets
