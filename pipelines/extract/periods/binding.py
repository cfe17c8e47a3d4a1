"""The period that governs each figure: the nearest expression before it in its sentence, else the one told before.

A basis of comparison (比去年) governs nothing but the number it is printed on (去年的3万元); the day of a founding
(成立于2015年) governs its own clause. Where no expression stands before the figure in its line, nothing is guessed.
"""

import polars as pl

PLACE = ["page_id", "line_no"]
GIVEN = ["period_start", "period_end", "as_of", "period_text"]


def with_periods(figures: pl.DataFrame, periods: pl.DataFrame) -> pl.DataFrame:
    """Add period_start, period_end, as_of and period_text (the words) of what governs each figure, else null."""
    rows = figures.with_row_index("row")
    near = _nearest(rows, periods.filter(_narrow()), "near")
    wide = _nearest(near, periods.filter(~_narrow()), "wide")
    in_scope = pl.col("near_scope_end") > pl.col("char_start")
    chosen = pl.when(in_scope & (pl.col("near_char_end") >= pl.col("wide_char_end").fill_null(-1)))
    return (
        wide.with_columns(chosen.then(f"near_{name}").otherwise(f"wide_{name}").alias(name) for name in GIVEN)
        .sort("row")
        .select(*figures.columns, *GIVEN)
    )
