"""Names in quotation marks with the word that says what they name, inside the marks or behind them."""

from functools import cache

import polars as pl

from pipelines.pages.vocabulary import HAN, any_of

QUOTE = ("“", "‘")
INNER = "[^“”‘’《》,。;:!?、\\s]{2,20}"
MARKS = "[“”‘’]"


@cache
def _name() -> str:
    """Return the pattern behind an opening mark: a name that ends with its head, or whose head follows the marks."""
    head = any_of("programme_heads", "head", quoted="yes")
    return f"^(?P<marked>{INNER})[”’](?P<behind>{HAN}{{0,8}}?{head})?"


def quoted(found: pl.DataFrame) -> pl.DataFrame:
    """Return one row per name: page_id, line_no, char_start, surface, programme_name."""
    head = any_of("programme_heads", "head", quoted="yes")
    marks = found.filter(pl.col("cue").is_in(QUOTE)).with_columns(got=pl.col("right").str.extract_groups(_name()))
    marks = marks.unnest("got").filter(pl.col("marked").is_not_null())
    has_head = pl.col("marked").str.contains(f".{head}$")
    behind = pl.col("behind").is_not_null()
    surface = pl.when(behind).then(pl.col("marked") + pl.lit("”") + pl.col("behind")).otherwise("marked")
    return marks.filter(has_head | behind).select(
        "page_id",
        "line_no",
        char_start=pl.col("char_start") + 1,
        surface=surface,
        programme_name=surface.str.replace_all(MARKS, ""),
    )
