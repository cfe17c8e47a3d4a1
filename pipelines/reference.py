"""The word lists and units under seeds/reference, read once a process. No rule belongs here."""

from functools import cache
from pathlib import Path

import polars as pl

FOLDER = Path(__file__).resolve().parent.parent / "seeds" / "reference"


@cache
def table(name: str) -> pl.DataFrame:
    """Return one reference table, every column as text; `name` is the file's, without `.csv`."""
    return pl.read_csv(FOLDER / f"{name}.csv", infer_schema=False)


def words(name: str, column: str, **where: str) -> list[str]:
    """Return one column of the rows that hold the given values, longest first: alternations prefer the longer word."""
    return list(_words(name, column, tuple(where.items())))


@cache
def _words(name: str, column: str, where: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    rows = table(name).filter(pl.lit(value=True), *(pl.col(field) == value for field, value in where))
    return tuple(sorted(rows[column].drop_nulls().unique().to_list(), key=lambda word: (-len(word), word)))
