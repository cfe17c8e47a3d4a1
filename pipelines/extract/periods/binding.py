"""The period that governs each figure: the nearest expression before it in its sentence, else the one told before.

A basis of comparison (比去年) governs nothing but the number it is printed on (去年的3万元); the time of a founding
(成立于2015年) governs its own clause.
"""

import polars as pl

PLACE = ["page_id", "line_no"]
GIVEN = ["period_start", "period_end", "as_of", "period_text"]


def with_periods(figures: pl.DataFrame, periods: pl.DataFrame) -> pl.DataFrame:
    """Add period_start, period_end, as_of and period_text (the words) of what governs each figure, else null."""
    told = periods.with_columns(period_text="surface")
    place = ["page_id", "line_no", "at"]
    rows = figures.select("page_id", "line_no", at="char_start", row=pl.int_range(pl.len()))
    marks = told.filter(~pl.col("is_compared")).select(*PLACE, *GIVEN, "sentence_end", at="char_end", is_period=True)
    both = pl.concat([marks, rows], how="diagonal").sort(*place)
    both = both.with_columns(line_id=pl.struct(PLACE).rle_id())
    is_period = pl.col("is_period").fill_null(value=False)
    line = pl.when(is_period).then("line_id").forward_fill()
    filled = both.with_columns(
        pl.when(line == pl.col("line_id")).then(pl.when(is_period).then(pl.struct(GIVEN)).forward_fill()).alias("got")
    )
    got = filled.filter(~is_period).sort("row")["got"]
    return figures.with_columns(got.struct.field(name).alias(name) for name in GIVEN)
