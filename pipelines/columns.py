"""What a model declares of its columns, once for all: constraints, checks, dictionary, contract and diagram read it.

The header of a SQL file names the table's key (`-- Key: page_id, line_no`). The rest is in each column's comment,
`English · 中文`, whose English is read by three rules:

- it opens with the table that the column refers to, where it does (`dim_unit; -1 where the unit is not in it`); with
  several, the column that tells which follows (`dim_person or dim_region by mention_type`);
- words in single quotes are all the values the column takes;
- it says `null` where the column may be null; no other column may.
"""

import re
from dataclasses import dataclass

from pipelines.sql_models import DIRECTIVE, Model

LANGUAGES = " · "
KEY = re.compile(r"^Key: (\w+(?:, \w+)*)$")
TABLE = r"(?:dim|fact|mart)_\w+"
TABLES = re.compile(rf"{TABLE}(?:(?:, | or ){TABLE})*")
CHOICE = re.compile(r" by (\w+)")
VALUE = re.compile(r"(?<!\w)'([a-z][a-z_ ]*)'")
NULL = re.compile(r"\bnull\b")


@dataclass(frozen=True)
class Column:
    """One column of a model as its comment declares it; `chinese` is empty where the comment is in English alone."""

    name: str
    english: str
    chinese: str

    @property
    def tables(self) -> tuple[str, ...]:
        """Return the tables that the column refers to: none, one, or those that `choice` chooses from."""
        opening = TABLES.match(self.english)
        return tuple(re.split(", | or ", opening[0])) if opening else ()

    @property
    def choice(self) -> str | None:
        """Return the column that tells which of several tables a row refers to: it holds the name without `dim_`."""
        opening = TABLES.match(self.english)
        found = CHOICE.match(self.english, opening.end()) if opening else None
        return found[1] if found else None

    @property
    def values(self) -> tuple[str, ...]:
        """Return the values that the column takes; empty where the list is open."""
        return tuple(VALUE.findall(self.english))

    @property
    def is_nullable(self) -> bool:
        """Tell whether the column may be null."""
        return NULL.search(self.english) is not None


@dataclass(frozen=True)
class Link:
    """A foreign key: `columns` of `table` hold the key `target_columns` of `target`, where `condition` holds."""

    table: str
    columns: tuple[str, ...]
    target: str
    target_columns: tuple[str, ...]
    condition: str | None


def columns(model: Model) -> list[Column]:
    """Return the model's columns, in order, as their comments declare them."""
    return [Column(name, *bilingual(comment)) for name, comment in model.column_comments.items()]


def bilingual(text: str) -> tuple[str, str]:
    """Part a text into its English and its Chinese, either of which may be empty."""
    english, _, chinese = f" {text}".partition(LANGUAGES)
    return english.strip(), chinese


def grain(model: Model) -> tuple[str, str]:
    """Return what one row of the model is, in English and in Chinese, with what else its header says.

    A line of the header holds both, or the one alone: Chinese alone begins with the mark that parts them.
    """
    parts = [bilingual(line) for line in model.header if not DIRECTIVE.match(line)]
    return " ".join(english for english, _ in parts if english), "".join(chinese for _, chinese in parts)


def key(model: Model) -> tuple[str, ...]:
    """Return the columns that tell the model's rows apart. Raises ValueError where its header names none of its own."""
    found = next(filter(None, map(KEY.match, model.header)), None)
    names = tuple(found[1].split(", ")) if found else ()
    if not names or not set(names) <= model.column_comments.keys():
        raise ValueError(f"{model.path}:1: name the table's key in the header, as `-- Key: <column>, <column>`")
    return names


def links(model: Model, models: dict[str, Model]) -> list[Link]:
    """Return the model's foreign keys. Raises ValueError where a comment opens with a table that does not exist.

    A reference to a table whose key has several columns takes the others under their own names.
    """
    return [_link(model, column, name, models) for column in columns(model) for name in column.tables]


def _link(model: Model, column: Column, target: str, models: dict[str, Model]) -> Link:
    if target not in models:
        raise ValueError(f"{model.path}: the comment of {column.name} opens with {target}, which is no table")
    target_key = key(models[target])
    own = (column.name,) if len(target_key) == 1 else target_key
    condition = f"{column.choice} = '{target.removeprefix('dim_')}'" if column.choice else None
    return Link(model.name, own, target, target_key, condition)
