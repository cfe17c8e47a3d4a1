"""Places in a line that a search tells in bytes, in characters."""

import polars as pl


def with_char_start(found: pl.DataFrame) -> pl.DataFrame:
    """Add char_start, the characters before `at` in the text of the line, counted from one place to the next."""
    places = found.select("line", "text", "at").unique(["line", "at"]).sort("line", "at")
    is_same = pl.col("line") == pl.col("line").shift()
    before = pl.when(is_same).then(pl.col("at").shift()).otherwise(0)
    piece = pl.col("text").cast(pl.Binary).bin.slice(before, pl.col("at") - before).cast(pl.String)
    counted = places.select(
        "line", "at", char_start=piece.str.len_chars().cast(pl.Int64).cum_sum().over("line").cast(pl.Int32)
    )
    return found.join(counted, on=["line", "at"], how="left", maintain_order="left")
