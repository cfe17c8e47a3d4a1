"""Which mentions stand inside other spans."""

import polars as pl

LINE = ["page_id", "line_no"]


def outside(mentions: pl.DataFrame, spans: pl.DataFrame) -> pl.DataFrame:
    """Return the mentions that stand in none of the spans, which do not overlap one another."""
    starts = spans.select(*LINE, "char_start", until="char_end").sort("char_start")
    joined = mentions.sort("char_start").join_asof(
        starts, on="char_start", by=LINE, strategy="backward", check_sortedness=False
    )
    return joined.filter(pl.col("until").is_null() | (pl.col("until") <= pl.col("char_start"))).drop("until")
