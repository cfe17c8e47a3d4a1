"""The word lists and units under seeds/reference, read once a process. No rule belongs here."""

from functools import cache
from pathlib import Path

import polars as pl

FOLDER = Path(__file__).resolve().parent.parent / "seeds" / "reference"


@cache
def table(name: str) -> pl.DataFrame:
    """Return one reference table, every column as text; `name` is the file's, without `.csv`."""
    return pl.read_csv(FOLDER / f"{name}.csv", infer_schema=False)


def words(name: str, column: str) -> list[str]:
    """Return one column of a reference table, longest first, so that alternations prefer the longer word."""
    return sorted(table(name)[column].drop_nulls().unique().to_list(), key=lambda word: (-len(word), word))
