"""The sentence around a place in a line. What a sentence says is read elsewhere."""

import polars as pl

STOP = "。！？!?；;\n"
CLOSE = "”’」』）)》"
HEAD = f"[^{STOP}]*$"
TAIL = f"^[^{STOP}]*[{STOP}]*[{CLOSE}]*"
COMMA_CLAUSE = "[^,，]*$"


def add_sentence(figures: pl.DataFrame) -> pl.DataFrame:
    """Add head (the sentence up to the figure), clause (its last part), tail (the rest) and sentence."""
    before = pl.col("scan").str.slice(0, pl.col("char_start"))
    after = pl.col("scan").str.slice(pl.col("char_end"))
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
