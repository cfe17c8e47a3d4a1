"""What each asset reads and writes, under the names that OpenLineage gives to files and tables."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from openlineage.client.event_v2 import Dataset

from pipelines.load import MODELS
from pipelines.settings import ROOT, Settings
from pipelines.stages import STAGES

RAW, CAPTURES, PUBLISHED = "raw", "captures", "news_database"


@dataclass(frozen=True)
class Catalogue:
    """The assets by name, a table's with its schema unless that is main, as datasets, with what they read."""

    datasets: dict[str, Dataset] = field(default_factory=dict)
    inputs: dict[str, list[str]] = field(default_factory=dict)
    sql: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, settings: Settings) -> "Catalogue":
        """Describe the stages and the models of a warehouse."""
        names = {RAW, CAPTURES, *(stage.name for stage in STAGES), *(model.name for model in MODELS)}
        files = {RAW: settings.raw, CAPTURES: settings.captures, PUBLISHED: settings.published_database}
        files |= {stage.name: settings.silver / stage.name for stage in STAGES}
        database = f"duckdb://{settings.published_database}"
        tables = {model.name: Dataset(database, f"news.{model.schema}.{model.path.stem}") for model in MODELS}
        updated = {model.name: tables[model.updates[0]] for model in MODELS if model.updates}
        return cls(
            datasets={name: Dataset("file", str(path)) for name, path in files.items()} | tables | updated,
            inputs={CAPTURES: [RAW]}
            | {stage.name: list(stage.inputs) for stage in STAGES}
            | {model.name: [*sorted(model.reads & names), *model.reference_files] for model in MODELS}
            | {PUBLISHED: [model.name for model in MODELS if model.schema != "staging" and not model.updates]},
            sql={model.name: model.sql for model in MODELS},
        )

    def dataset(self, name: str) -> Dataset:
        """Return the dataset of an asset; any other name is a file of the repository, such as a reference table."""
        return self.datasets.get(name) or Dataset("file", str(ROOT / name))

    def read_by(self, name: str) -> Iterable[Dataset]:
        """Return what the asset reads."""
        return map(self.dataset, self.inputs.get(name, []))
