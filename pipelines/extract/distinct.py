"""Texts of which many stand more than once, each read once. What a rule reads in them is elsewhere."""

from collections.abc import Callable

import polars as pl


def each_once(texts: pl.Series, rule: Callable[[pl.Expr], pl.Expr]) -> pl.Series:
    """Return what a rule makes of each text, worked out once per distinct one; null where there is none."""
    rows = texts.to_frame("text")
    made = rows.unique().with_columns(made=rule(pl.col("text")))
    return rows.join(made, on="text", how="left", maintain_order="left").get_column("made")
