"""Places in a line that a search tells in bytes, in characters."""

import polars as pl

from pipelines.plans import run


def with_char_start(found: pl.DataFrame) -> pl.DataFrame:
    """Add char_start, the characters before `at` in the text of the line, counted from one place to the next."""
    places = found.lazy().select("line", "text", "at").unique(["line", "at"]).sort("line", "at")
    is_same = (pl.col("line") == pl.col("line").shift()).fill_null(value=False)
    before = pl.when(is_same).then(pl.col("at").shift()).otherwise(0)
    piece = pl.col("text").cast(pl.Binary).bin.slice(before, pl.col("at") - before).cast(pl.String)
    # A running count less that at the line's first place: a window would read each line by itself.
    first = pl.when(~is_same).then(pl.col("upto") - pl.col("chars")).forward_fill()
    counted = (
        places.with_columns(chars=piece.str.len_chars().cast(pl.Int64))
        .with_columns(upto=pl.col("chars").cum_sum())
        .select("line", "at", char_start=(pl.col("upto") - first).cast(pl.Int32))
    )
    return run(found.lazy().join(counted, on=["line", "at"], how="left", maintain_order="left"))
