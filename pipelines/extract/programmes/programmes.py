"""Programmes: from the lines of pages to one row per mention of a plan, policy, event, award or platform."""

import polars as pl

from pipelines.extract.cues import cues
from pipelines.extract.programmes.quoted import QUOTE, quoted
from pipelines.extract.programmes.titled import TITLE, titled
from pipelines.extract.programmes.types import programme_type

ROLES = ("title", "heading", "body", "bullet", "caption")
LEFT, RIGHT = 30, 80
SCHEMA: dict[str, type[pl.DataType]] = {
    "page_id": pl.String,
    "line_no": pl.Int32,
    "char_start": pl.Int32,
    "char_end": pl.Int32,
    "surface": pl.String,
    "programme_name": pl.String,
    "programme_type": pl.String,
}


def read_programmes(lines: pl.DataFrame) -> pl.DataFrame:
    """Return one row per place where a programme is named."""
    story = lines.lazy().filter(pl.col("role").is_in(ROLES)).select("page_id", "line_no", "text").collect()
    found = cues(story, [*TITLE, *QUOTE], LEFT, RIGHT).drop("text")
    named = pl.concat([titled(found), quoted(found)])
    typed = named.with_columns(
        char_end=pl.col("char_start") + pl.col("surface").str.len_chars().cast(pl.Int32),
        programme_type=programme_type(pl.col("programme_name")),
    ).sort("page_id", "line_no", "char_start", "char_end")
    return typed.filter(_first_of_overlapping()).select(pl.col(name).cast(dtype) for name, dtype in SCHEMA.items())


def _first_of_overlapping() -> pl.Expr:
    """Keep of two that overlap the one that starts first."""
    same_line = (pl.col("page_id") == pl.col("page_id").shift()) & (pl.col("line_no") == pl.col("line_no").shift())
    return ~(same_line & (pl.col("char_start") < pl.col("char_end").shift())).fill_null(value=False)
