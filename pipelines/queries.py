"""The cookbook: the questions in `sql/queries`, what each header says, and asking one of the published database.

A header opens with the question in English, then in Chinese, then `Row:`, `Read:`, `Caveat:` and `Parameter:` lines.
"""

import re
from dataclasses import dataclass
from functools import cached_property

import duckdb
import polars as pl

from pipelines.settings import SQL_FOLDER
from pipelines.sql_models import SqlFile

PARAMETER = re.compile(r"^Parameter: (?P<name>\w+) =(?: (?P<default>.+?))? · (?P<meaning>.+)$")


@dataclass(frozen=True)
class Parameter:
    """What a question may be asked with: its SQL reads getvariable(name), and holds the default where one is given."""

    name: str
    default: str | None
    meaning: str


@dataclass(frozen=True)
class Query(SqlFile):
    """One question: a file of SQL that pastes as it is into any DuckDB shell."""

    @property
    def name(self) -> str:
        """Return the name that `make query Q=` knows it by."""
        return self.path.stem

    @property
    def question(self) -> str:
        """Return the question in English."""
        return self.header[0]

    @property
    def question_in_chinese(self) -> str:
        """Return the question in Chinese."""
        return self.header[1]

    @cached_property
    def parameters(self) -> dict[str, Parameter]:
        """Return what the question may be asked with, by name."""
        found = (PARAMETER.match(line) for line in self.header)
        return {match["name"]: Parameter(match["name"], match["default"], match["meaning"]) for match in found if match}


def load_queries() -> dict[str, Query]:
    """Return every question, by name."""
    return {path.stem: Query(path) for path in sorted((SQL_FOLDER / "queries").glob("*.sql"))}


def parse(arguments: list[str], query: Query) -> dict[str, str]:
    """Read `name=value` arguments, the name in either case. Raises RuntimeError where the question has no such one."""
    given = {}
    for argument in arguments:
        name, separator, value = argument.partition("=")
        if not separator or name.lower() not in query.parameters:
            known = ", ".join(f"{name.upper()}=…" for name in query.parameters) or "no parameter"
            raise RuntimeError(f"{argument!r} is no parameter of {query.name}, which takes {known}")
        given[name.lower()] = value
    return given


def ask(connection: duckdb.DuckDBPyConnection, query: Query, given: dict[str, str]) -> pl.DataFrame:
    """Answer the question. Raises RuntimeError where a parameter's value is not of the type that the SQL wants."""
    for name, value in given.items():
        connection.execute(f'set variable "{name}" = ?', [value])
    try:
        return connection.execute(query.sql).pl()
    except duckdb.ConversionException as error:
        said = str(error).splitlines()[0]
        raise RuntimeError(
            f"{said}; the header of sql/queries/{query.path.name} says what its parameters are"
        ) from error
