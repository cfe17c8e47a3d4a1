"""The SQL files as models: each file's name, grain, columns and what it reads, all taken from the file itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter
from itertools import takewhile
from pathlib import Path

import sqlglot
from sqlglot import exp
from sqlglot.optimizer.scope import traverse_scope

SCHEMA_BY_FOLDER = {
    "staging": "staging",
    "ops": "ops",
    "dimensions": "main",
    "facts": "main",
    "search": "search",
    "updates": "updates",
    "marts": "main",
}
REPLACES = re.compile(r"^Replaces: (\w+) of (staging\.\w+)$")
UPDATES = re.compile(r"^Updates: (\w+) by (\w+)$")
SLICES = re.compile(r"^In slices of: (staging\.\w+)$")
CSV = re.compile(r"'(seeds/reference/\w+\.csv)'")
# Rows under these keys come from one bronze file alone, so they are not there before that file is loaded.
OWN_KEYS = {"page_id", "capture_key", "shard"}
# Save those that an input's later reading takes the place of.
READ_AGAIN = "staging.replaced_capture"
ONCE = "Computed once a load"
DIRECTIVE = re.compile(rf"^(?:(?:Replaces|Updates|Key|In slices of): |{ONCE}$)")


@dataclass(frozen=True)
class SqlFile:
    """One file of SQL: a select statement under a header of comments."""

    path: Path

    @cached_property
    def sql(self) -> str:
        """Return the file's text."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def header(self) -> list[str]:
        """Return the comment lines on top of the file, without their marks."""
        lines = takewhile(lambda line: line.startswith("--"), self.sql.splitlines())
        return [line.removeprefix("--").strip() for line in lines]


@dataclass(frozen=True)
class Model(SqlFile):
    """One SQL file that makes a table or a view; its header opens with the grain."""

    @property
    def name(self) -> str:
        """Return the table's name, with its schema unless that is main."""
        return self.path.stem if self.schema == "main" else f"{self.schema}.{self.path.stem}"

    @property
    def folder(self) -> str:
        """Return the stage of the model: staging, dimensions, facts, marts or ops."""
        return self.path.parent.name

    @property
    def schema(self) -> str:
        """Return the schema the table stands in."""
        return SCHEMA_BY_FOLDER[self.folder]

    @property
    def description(self) -> str:
        """Return the grain and the sources, without directives."""
        return " ".join(line for line in self.header if not DIRECTIVE.match(line))

    @cached_property
    def replaces(self) -> tuple[str, str] | None:
        """Return the column and the staging table that name the rows a load replaces; None where it rebuilds all."""
        found = next(filter(None, map(REPLACES.match, self.header)), None)
        return (found[1], found[2]) if found else None

    @cached_property
    def updates(self) -> tuple[str, str] | None:
        """Return the table whose columns the statement sets in rows that are there, and the key it knows them by."""
        found = next(filter(None, map(UPDATES.match, self.header)), None)
        return (found[1], found[2]) if found else None

    @cached_property
    def slices(self) -> str | None:
        """Return the staging table whose rows the statement takes a slice of at a time; None where it takes all."""
        found = next(filter(None, map(SLICES.match, self.header)), None)
        return found[1] if found else None

    @property
    def is_computed_once(self) -> bool:
        """Tell whether a view of the batch is kept as a table while it loads, because several models read it."""
        return ONCE in self.header

    @property
    def is_static(self) -> bool:
        """Tell whether the table is made of reference data alone, and changes only with it."""
        return self.replaces is None and self.updates is None and not self.is_view

    @property
    def is_about_the_run(self) -> bool:
        """Tell whether the rows record the run itself, whatever it loads."""
        return self.replaces is not None and "staging.run" in self.reads

    @property
    def keeps_batches(self) -> bool:
        """Tell whether the table gets rows from each bronze file, or changes some for it."""
        return not self.is_view and not self.is_static and not self.is_about_the_run

    @property
    def is_kept(self) -> bool:
        """Tell whether readers find the model in the published database."""
        return self.updates is None and not (self.is_view and self.schema == "staging")

    @property
    def owns_its_rows(self) -> bool:
        """Tell whether each row comes from one bronze file, not from several together."""
        return self.replaces is not None and self.replaces[0] in OWN_KEYS and self.replaces[1] != READ_AGAIN

    @property
    def is_view(self) -> bool:
        """Tell whether the model is computed when it is read: marts, and staging that keeps no history."""
        return self.folder == "marts" or (self.folder == "staging" and self.replaces is None)

    @cached_property
    def query(self) -> exp.Query:
        """Return the parsed statement. Raises TypeError where the file is no query."""
        statement = sqlglot.parse_one(self.sql, read="duckdb")
        if not isinstance(statement, exp.Query):
            raise TypeError(f"{self.path} must hold one select statement")
        return statement

    @cached_property
    def column_comments(self) -> dict[str, str]:
        """Return each output column's comment, in order."""
        return {column.alias_or_name: " ".join(column.comments or []).strip() for column in self.query.selects}

    @cached_property
    def reads(self) -> set[str]:
        """Return the tables the statement reads, CTE names aside, and the variables that name its Parquet files."""
        tables = {
            source.sql(dialect="duckdb", comments=False).split(" AS ")[0]
            for scope in traverse_scope(self.query)
            for source in scope.sources.values()
            if isinstance(source, exp.Table) and isinstance(source.this, exp.Identifier)
        }
        if self.replaces:
            tables.add(self.replaces[1])
        if self.updates:
            tables.add(self.updates[0])
        return (tables | self.stages) - {self.name}

    @cached_property
    def stages(self) -> set[str]:
        """Return the stages whose Parquet files the statement reads."""
        return set(_parquet_variables(self.query))

    @property
    def reference_files(self) -> list[str]:
        """Return the reference tables that the statement reads, as paths from the repository's root."""
        return sorted(set(CSV.findall(self.sql)))


def load_models(folder: Path) -> list[Model]:
    """Return every model under `folder`, each behind all that it reads. Raises CycleError where that cannot be."""
    models = {
        model.name: model for sub in SCHEMA_BY_FOLDER for model in map(Model, sorted((folder / sub).glob("*.sql")))
    }
    reads = {name: model.reads & models.keys() for name, model in models.items()}
    for update in (model for model in models.values() if model.updates):
        _put_readers_behind(update, reads)
    # Sorted, so that every process builds them in the same order.
    order = TopologicalSorter({name: sorted(before) for name, before in reads.items()}).static_order()
    return [models[name] for name in order]


def _put_readers_behind(update: Model, reads: dict[str, set[str]]) -> None:
    """Let what reads a table that is updated wait for the update, unless the update itself rests on it."""
    before: set[str] = set()
    open_ends = [update.name]
    while open_ends:
        name = open_ends.pop()
        open_ends += reads[name] - before
        before |= reads[name]
    table = (update.updates or ("",))[0]
    for name in reads.keys() - before - {update.name}:
        if table in reads[name]:
            reads[name].add(update.name)


def _parquet_variables(query: exp.Query) -> Iterator[str]:
    for call in query.find_all(exp.ReadParquet):
        for variable in call.find_all(exp.Anonymous):
            yield variable.expressions[0].name
