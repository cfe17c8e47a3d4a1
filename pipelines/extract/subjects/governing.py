"""Which marks govern what follows them: not where one comes from or goes to, nor what something is compared with."""

from functools import cache

import polars as pl

from pipelines.extract.lists import position
from pipelines.reference import table

LONGEST_GAP = 2
CHAIN_GAP = "^(?:和|与|及|以及|、)?$"
LONGEST_DIFFERENCE = 12
DIFFERENCE = r"^\s?[\d.]+\s?(?:个?百分点|[个%倍元位])?(?:、|和|及|与|,)(?:分别)?(?:[高低快慢]于|较|比)?$"
PLACES = ("place", "body", "country", "foreign")
LISTED = ("place", "organization")
WORDS = ("whole", "last", "country", "foreign")
QUOTED = "^[^”,。]{0,12}”"
# 快于全市14.2%的平均水平: the figure that follows is that place's own.
OWN_FIGURE = r"^\s?[\d.]+%的?(?:平均|水平)"


def governing(marks: pl.DataFrame) -> pl.DataFrame:
    """Drop the places that govern nothing, and of places one in another (江苏省常州市) all but the last.

    Adds chain, the number of the list a place stands in: 武进区、新北区 is one, and what blocks one blocks the other.
    """
    gap = position("char_start") - position("char_end").shift(1)
    between = pl.col("left").str.tail(gap.clip(0, LONGEST_GAP))
    both = pl.col("kind").is_in(LISTED) & (pl.col("kind").shift(1) == pl.col("kind"))
    chained = (both & gap.is_between(0, LONGEST_GAP) & between.str.contains(CHAIN_GAP)).fill_null(value=False)
    is_last = ~pl.col("is_chained").shift(-1, fill_value=False)
    return (
        marks.with_columns(
            is_chained=chained,
            is_within=(chained & (gap == 0) & (pl.col("kind") == "place")).shift(-1, fill_value=False),
            is_idle=_is_further_base(gap) | ((pl.col("kind") == "central") & ~_is_doer()),
        )
        .with_columns(
            chain=(~pl.col("is_chained")).cum_sum(),
            head=pl.when(~pl.col("is_chained")).then(_blocked("left")).forward_fill(),
            tail=pl.when(is_last).then(_blocked("right")).backward_fill(),
        )
        .filter(~(pl.col("head") | pl.col("tail") | pl.col("is_within") | pl.col("is_idle")))
        .drop("is_chained", "head", "tail", "is_within", "is_idle")
    )


def _is_further_base(gap: pl.Expr) -> pl.Expr:
    """Tell what is compared with as the mark before it is: 全省 of 高于全国1.5个、全省0.7个百分点."""
    between = pl.col("left").str.tail(gap.clip(0, LONGEST_DIFFERENCE))
    same = (pl.col("sentence") == pl.col("sentence").shift(1)) & gap.is_between(1, LONGEST_DIFFERENCE)
    goes_on = (same & between.str.contains(DIFFERENCE)).fill_null(value=False)
    exceeded = pl.col("left").str.contains(contexts("left", "difference"))
    return goes_on & pl.when(~goes_on).then(exceeded).forward_fill().fill_null(value=False)


def _is_doer() -> pl.Expr:
    """Tell a ministry that opens its clause or is its source, and does not only approve what others do."""
    opens = pl.col("left").str.contains(f"{contexts('left', 'subject')}|[据从]$")
    return opens & ~pl.col("right").str.contains(contexts("right", "central"))


def _blocked(side: str) -> pl.Expr:
    """Tell by the text on one side that a mark does not govern."""
    placed = PLACES if side == "left" else ("place", "body")
    by_place = pl.col("kind").is_in(placed) & pl.col(side).str.contains(contexts(side, "place"))
    compared = (*WORDS, "place") if side == "left" else WORDS
    by_whole = pl.col("kind").is_in(compared) & pl.col(side).str.contains(contexts(side, "whole"))
    # “姑苏英才周” is the name of a thing.
    quoted = (pl.col("kind") == "place") & pl.col("left").str.ends_with("“") & pl.col("right").str.contains(QUOTED)
    return (by_place | by_whole | quoted) & ~pl.col("right").str.contains(OWN_FIGURE)


@cache
def contexts(side: str, of: str) -> str:
    """Return the pattern of the text on one side of a mark by which it does not govern."""
    patterns = "|".join(table("subject_contexts").filter(side=side, of=of)["pattern"])
    return f"(?:{patterns})$" if side == "left" else rf"^\s?(?:{patterns})"
