"""The version of each model: it changes exactly when its SQL, a table it reads or a text rule behind it does."""

from dataclasses import dataclass

from pipelines.settings import ROOT, SQL_FOLDER
from pipelines.sql_models import Model
from pipelines.versions import digest, rules_of, stage_version


@dataclass(frozen=True)
class Version:
    """What a table's rows depend on: `model` covers everything, `rules` the text rules of the `stages` behind it."""

    model: str
    rules: str
    stages: frozenset[str]


def model_versions(models: list[Model]) -> dict[str, Version]:
    """Return the version of every model by its name; `models` stand behind what they read."""
    macros = digest(path.read_bytes() for path in sorted((SQL_FOLDER / "macros").glob("*.sql")))
    codes: dict[str, str] = {}
    stages: dict[str, frozenset[str]] = {}
    for model in models:
        read = sorted(model.reads & codes.keys())
        stages[model.name] = frozenset(model.stages).union(*(stages[name] for name in read))
        parts = [macros, model.sql, *(codes[name] for name in read), *map(stage_version, sorted(model.stages))]
        files = [(ROOT / path).read_bytes() for path in model.reference_files]
        codes[model.name] = digest([*(part.encode() for part in parts), *files])
    return {name: Version(code, rules_of(stages[name]), stages[name]) for name, code in codes.items()}
