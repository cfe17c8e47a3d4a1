"""What stands above and below a line on its page: fills and shifts that stop at the page's edge. No rule belongs here.

The lines are sorted by page and line, and `is_first` and `is_last` mark a page's edges: a mask over the whole column is
many times as fast as a group for each page.
"""

import polars as pl

PAGE = "page_id"
# The same page as a number: groups over numbers are cheaper than over hashes.
PAGE_NO = "page_no"


def with_edges(lines: pl.DataFrame) -> pl.DataFrame:
    """Add page_no, rank (counts the page's lines from 1), is_first and is_last to lines sorted by page."""
    row = pl.int_range(pl.len(), dtype=pl.Int32)
    is_first = (pl.col(PAGE) != pl.col(PAGE).shift(1)).fill_null(True)
    return lines.with_columns(is_first=is_first, is_last=is_first.shift(-1, fill_value=True)).with_columns(
        page_no=pl.col("is_first").cast(pl.Int32).cum_sum(),
        rank=row - pl.when("is_first").then(row).forward_fill() + 1,
    )


def above(value: pl.Expr) -> pl.Expr:
    """Return the value of the line above, null on a page's first line."""
    return pl.when(~pl.col("is_first")).then(value.shift(1))


def below(value: pl.Expr) -> pl.Expr:
    """Return the value of the line below, null on a page's last line."""
    return pl.when(~pl.col("is_last")).then(value.shift(-1))


def latest(value: pl.Expr, none: object) -> pl.Expr:
    """Return the last value on or above the line that is not null, `none` where the page has none."""
    return pl.when("is_first").then(value.fill_null(pl.lit(none))).otherwise(value).forward_fill()


def coming(value: pl.Expr, none: object) -> pl.Expr:
    """Return the next value on or below the line that is not null, `none` where the page has none."""
    return pl.when("is_last").then(value.fill_null(pl.lit(none))).otherwise(value).backward_fill()


def before(flag: pl.Expr) -> pl.Expr:
    """Tell whether the flag holds on an earlier line of the page."""
    so_far = flag.cast(pl.Int32).cum_sum().shift(1, fill_value=0)
    return so_far > pl.when("is_first").then(so_far).forward_fill()
