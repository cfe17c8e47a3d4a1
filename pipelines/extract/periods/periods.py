"""Periods: from the lines of pages to one row per time expression, with the days it means."""

import polars as pl

from pipelines.extract.periods.anchors import with_published
from pipelines.extract.periods.context import with_context
from pipelines.extract.periods.forms import read_forms
from pipelines.extract.periods.resolve import resolve
from pipelines.extract.periods.scan import spots
from pipelines.extract.story import SPAN

SCHEMA: dict[str, type[pl.DataType] | pl.DataType] = {
    **SPAN,
    "kind": pl.String,
    "period_start": pl.Date,
    "period_end": pl.Date,
    "as_of": pl.Date,
    "precision": pl.String,
    "role": pl.String,
    "sentence_no": pl.Int64,
    "sentence_end": pl.Int32,
    "reach": pl.String,
    "scope_end": pl.Int32,
    "carries": pl.Boolean,
    "is_scene": pl.Boolean,
    "is_chained": pl.Boolean,
}


def read_periods(lines: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Return one row per time expression in running text; its days are null where they can't be told."""
    found = spots(lines)
    known = with_context(found.join(read_forms(found["surface"]), on="surface", maintain_order="left"))
    numbered = with_published(known, articles).with_columns(
        page_no=pl.col("page_id").rle_id(), line_id=pl.struct("page_id", "line_no").rle_id()
    )
    is_ahead = (pl.col("period_start") > pl.col("until")).fill_null(value=False)
    resolved = resolve(numbered).with_columns(carries=pl.col("goes_on") & ~is_ahead)
    return resolved.select(pl.col(name).cast(dtype) for name, dtype in SCHEMA.items())
