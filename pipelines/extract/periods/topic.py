"""The time a whole page is about, for figures that no sentence or paragraph dates.

It is that of the title or heading above; where the title has a number, or the story begins with the year so far (今年以来),
that of the first dated figure. It holds until the story moves to another time, and neither for speech nor for plans.
"""

import polars as pl

SENTENCE_END = "[。!?;][”’』」)》]*$"
SPOKEN = "^“[^”]{12}|^“[^”]*$"


def with_topic(told: pl.DataFrame) -> pl.DataFrame:
    """Add topic: the time of the page for each figure that may take it."""
    is_title = pl.col("is_first") & ~pl.col("words").str.contains(SENTENCE_END)
    first = pl.coalesce("direct", "wide").drop_nulls().first()
    leads = told.group_by("page").agg(lead=first, is_headed=is_title.first())
    lead = pl.col("lead").struct
    is_year_so_far = lead.field("is_open") & (lead.field("period_start").dt.year() == lead.field("period_end").dt.year())
    chosen = leads.filter(pl.col("is_headed") | is_year_so_far).select("page", "lead")
    told = told.join(chosen, on="page", how="left", maintain_order="left")
    topic = pl.coalesce("titled", "lead")
    may = (pl.col("status") == "actual") & ~pl.col("words").str.contains(SPOKEN)
    return told.with_columns(topic=pl.when(may & ~_has_moved(topic)).then(topic))


def _has_moved(topic: pl.Expr) -> pl.Expr:
    """Tell whether the story has since gone to a time that does not touch its topic's."""
    start, end = _bounds(topic)
    passed_start, passed_end = _bounds(pl.col("passed"))
    return ((passed_start > end) | (passed_end < start)).fill_null(value=False)


def _bounds(told: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    first, last, as_of = (told.struct.field(name) for name in ("period_start", "period_end", "as_of"))
    return pl.coalesce(first, as_of), pl.coalesce(last, as_of)
