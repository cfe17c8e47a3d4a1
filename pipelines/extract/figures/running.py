"""Whether an amount is a running total: the sentence counts it from a start on, and its clause names no other time."""

import polars as pl

from pipelines import reference


def is_running_total() -> pl.Expr:
    """Tell a running total; a share, a rate or a change is none, unless 累计 stands in its own clause."""
    amount = pl.col("statistic").is_in(["count", "sum"])
    changed = (pl.col("statistic") == "growth") & ~pl.col("unit_kind").is_in(["ratio", "multiple", "change"])
    here = pl.when(amount | changed).then("clause").str.contains(patterns("here"))
    since = pl.when(amount).then("head").str.contains(patterns("since"))
    carried = since & ~pl.when(since).then("clause").str.contains(patterns("other_time"))
    return here.fill_null(value=False) | carried.fill_null(value=False)


def patterns(sense: str) -> str:
    """Return the alternation of the patterns of one sense."""
    return "|".join(reference.words("figure_totals", "pattern", sense=sense))
