"""The sentence around a place in a line. What a sentence says is read elsewhere."""

import polars as pl

STOP = "。！？!?；;\n"
CLOSE = "”’」』）)》"
HEAD = f"[^{STOP}]*$"
TAIL = f"^[^{STOP}]*[{STOP}]*[{CLOSE}]*"
COMMA_CLAUSE = "[^,，]*$"
# No sentence of the news is longer; what has no stop at all is read this far on either side.
REACH = 600


def add_sentence(figures: pl.DataFrame) -> pl.DataFrame:
    """Add head (the sentence up to the figure), clause (its last part), tail (the rest) and sentence."""
    from_start = pl.min_horizontal("char_start", REACH)
    before = pl.col("scan").str.slice(pl.col("char_start") - from_start, from_start)
    after = pl.col("scan").str.slice(pl.col("char_end"), REACH)
    return figures.with_columns(
        head=before.str.extract(HEAD, 0).str.replace(f"^[{CLOSE}]+", ""),
        tail=after.str.extract(TAIL, 0),
    ).with_columns(
        clause=pl.col("head").str.extract(COMMA_CLAUSE, 0),
        sentence=pl.col("text").str.slice(
            pl.col("char_start") - pl.col("head").str.len_chars(),
            pl.col("head").str.len_chars() + pl.col("surface").str.len_chars() + pl.col("tail").str.len_chars(),
        ),
    )
