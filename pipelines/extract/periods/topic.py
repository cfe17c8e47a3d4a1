"""The time a whole page is about, for figures that no sentence or paragraph dates.

It is that of the title or heading above; where the title has a number, that of the first dated figure. It holds until
the story moves to another time, and neither for speech nor for plans.
"""

import polars as pl

SENTENCE_END = "[。!?;][”’』」)》]*$"
SPOKEN = "^“[^”]{12}|^“[^”]*$"


def with_topic(told: pl.DataFrame, marks: pl.DataFrame) -> pl.DataFrame:
    """Add topic: the expression (its `mark`) that dates the page, for each figure that may take it."""
    spans = marks.select(
        "mark",
        start=pl.coalesce("period_start", "as_of"),
        end=pl.coalesce("period_end", "as_of"),
    )
    may = (pl.col("status") == "actual") & ~pl.col("words").str.contains(SPOKEN)
    dated = told.join(_leads(told), on="page", how="left", maintain_order="left")
    return dated.with_columns(topic=pl.coalesce("titled", "lead")).with_columns(
        topic=pl.when(may & ~_has_moved(spans)).then("topic")
    )


def _leads(told: pl.DataFrame) -> pl.DataFrame:
    """Return page and lead, the expression that dates its first dated figure, where its title has a number."""
    is_title = pl.col("is_first") & ~pl.col("words").str.contains(SENTENCE_END)
    first = pl.coalesce("direct", "wide").drop_nulls().first()
    leads = told.group_by("page").agg(lead=first, is_headed=is_title.first())
    return leads.filter("is_headed").select("page", "lead")


def _has_moved(spans: pl.DataFrame) -> pl.Expr:
    """Tell whether the story has since gone to a time that does not touch its topic's."""
    start, end = pl.lit(spans["start"]), pl.lit(spans["end"])
    passed, topic = pl.col("passed"), pl.col("topic")
    return ((start.gather(passed) > end.gather(topic)) | (end.gather(passed) < start.gather(topic))).fill_null(
        value=False
    )
