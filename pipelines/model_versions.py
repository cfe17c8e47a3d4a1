"""The version of each model: it changes exactly when its SQL, a table it reads or a text rule behind it does."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipelines.columns import columns
from pipelines.settings import ROOT, SQL_FOLDER
from pipelines.sql_models import Model
from pipelines.versions import digest, rules_of, stage_version


@dataclass(frozen=True)
class Version:
    """What a table depends on, and so what is made again when it changes.

    rows: all that the rows come from; words: what the comments say, which changes no row; rules: the text rules of the
    `stages` behind the rows.
    """

    rows: str
    words: str
    rules: str
    stages: frozenset[str]


def model_versions(models: list[Model]) -> dict[str, Version]:
    """Return the version of every model by its name; `models` stand behind what they read."""
    rows: dict[str, str] = {}
    stages: dict[str, frozenset[str]] = {}
    for model in models:
        read = sorted(model.reads & rows.keys())
        stages[model.name] = frozenset(model.stages).union(*(stages[name] for name in read))
        parts = [_code(model), *(rows[name] for name in read), *map(stage_version, sorted(model.stages))]
        files = [*(ROOT / path for path in model.reference_files), *_macros_in(model)]
        rows[model.name] = digest([*(part.encode() for part in parts), *(path.read_bytes() for path in files)])
    return {
        model.name: Version(rows[model.name], _words(model), rules_of(stages[model.name]), stages[model.name])
        for model in models
    }


@cache
def _code(model: Model) -> str:
    """Return what makes the rows: the statement, which rows it replaces, and what its comments declare of them."""
    declared = [(column.name, column.values, column.is_nullable) for column in columns(model)]
    return repr((model.query.sql(dialect="duckdb", comments=False), model.replaces, model.updates, declared))


def _macros_in(model: Model) -> list[Path]:
    """Return the macros that the statement names, each in a file of its name."""
    return [path for path in sorted((SQL_FOLDER / "macros").glob("*.sql")) if f"{path.stem}(" in model.sql]


def _words(model: Model) -> str:
    """Return the version of what is told of the table, and of the macros that come with the search index."""
    macros = sorted((SQL_FOLDER / "search_macros").glob("*.sql")) if model.folder == "search" else []
    told = [model.description, *model.column_comments.values()]
    return digest([*(text.encode() for text in told), *(path.read_bytes() for path in macros)])
