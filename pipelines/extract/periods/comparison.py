"""Times that something is compared with, which date nothing: 高于上半年、一季度, 比禁渔前的2017年增加36种."""

import polars as pl

from pipelines.extract.periods.sides import after, before

CHAIN = ["、", "和", "与", "及", "以及", "或"]
# 比 and a few words ahead of a time (比禁渔前2017年), where the words behind tell a change.
THAN = "(?:^|[^占同环对之相正反百评可无])比(?:[^例重值赛如武分方价,。;:0-9]|较)?"
BASIS = f"(?:{THAN}|较|高于|低于|快于|慢于)[^,。;:0-9]{{0,6}}$"


def with_comparison(found: pl.DataFrame, left: pl.Expr, right: pl.Expr) -> pl.DataFrame:
    """Add is_chained (a time joins the one before it), is_compared, and is_exceeded: a number behind is the difference.

    What holds of the first time of a list holds of all.
    """
    same = pl.col("sentence_no") == pl.col("sentence_no").shift(1)
    told = found.with_columns(
        is_chained=(same & left.is_in(CHAIN)).fill_null(value=False),
        is_compared=pl.col("is_basis")
        | left.str.contains(before("compared"))
        | right.str.contains(after("compared"))
        | (left.str.contains(before("beside")) & right.str.contains(after("likened")))
        | (left.str.contains(BASIS) & right.str.contains(after("change"))),
        is_exceeded=left.str.contains(before("exceeding")),
    )
    return told.with_columns(_of_first("is_compared"), _of_first("is_exceeded"))


def _of_first(name: str) -> pl.Expr:
    """Return a flag, or that of the first time of the list."""
    return pl.col(name) | pl.when(~pl.col("is_chained")).then(name).forward_fill().fill_null(value=False)
