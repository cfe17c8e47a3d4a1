"""Which mentions stand inside other spans."""

import polars as pl

# More than the characters of any line: lines and characters are counted as one number.
LONG_LINE = 1 << 24


def outside(mentions: pl.DataFrame, spans: pl.DataFrame) -> pl.DataFrame:
    """Return the mentions that begin in none of the spans, by line and place; `line` numbers the lines of both."""
    ends = spans.select(at=_at("char_start"), reached=_at("char_end")).sort("at")
    joined = (
        mentions.with_columns(at=_at("char_start"))
        .sort("at")
        .join_asof(ends.with_columns(pl.col("reached").cum_max()), on="at", strategy="backward")
    )
    return joined.filter(pl.col("reached").is_null() | (pl.col("reached") <= pl.col("at"))).drop("at", "reached")


def _at(place: str) -> pl.Expr:
    return pl.col("line").cast(pl.Int64) * LONG_LINE + pl.col(place)
