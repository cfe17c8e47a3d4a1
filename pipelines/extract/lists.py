"""Lists of names and lists of figures, matched one to one: A、B分别为22%、17.5%."""

import polars as pl

# More characters than any line holds, so that line and character make one position.
LINE_LENGTH = 1 << 24
# What parts two figures of one list, with the word of change that the second may carry.
JOINT = r"^\s?(?:、|和|与|及|以及|,)\s?(?:增长|下降|上升|提高|降低|增加|减少)?$"
LONGEST_JOINT = 5


def position(column: str) -> pl.Expr:
    """Return a place in the text as one number, which grows over lines and pages."""
    return pl.col("line_id") * LINE_LENGTH + pl.col(column)


def with_lists(marks: pl.DataFrame) -> pl.DataFrame:
    """Tell of each mark its number, and where its list (`chain`) starts and how long that is: list_start, list_size."""
    starts = (pl.col("chain") != pl.col("chain").shift(1)).fill_null(value=True)
    first, last = _ends(starts)
    return marks.with_columns(mark=pl.int_range(pl.len()), list_start=first, list_size=last - first + 1)


def with_groups(figures: pl.DataFrame) -> pl.DataFrame:
    """Tell of each figure its place in a list of figures and how long that is: index, size. Sorted by their place."""
    gap = position("char_start") - position("char_end").shift(1)
    between = pl.col("head").str.tail(gap.clip(0, LONGEST_JOINT))
    goes_on = (gap.is_between(1, LONGEST_JOINT) & between.str.contains(JOINT)).fill_null(value=False)
    first, last = _ends(~goes_on)
    return figures.with_columns(index=pl.int_range(pl.len()) - first, size=last - first + 1)


def is_paired() -> pl.Expr:
    """Tell whether the list of figures is as long as the list of names that governs it."""
    return (pl.col("size") == pl.col("list_size")) & (pl.col("size") > 1)


def partner() -> pl.Expr:
    """Return the number of the mark that a figure is paired with."""
    return pl.col("list_start") + pl.col("index")


def _ends(starts: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """Return the first and the last row of each run."""
    row = pl.int_range(pl.len())
    ends = starts.shift(-1, fill_value=True)
    return pl.when(starts).then(row).forward_fill(), pl.when(ends).then(row).backward_fill()
