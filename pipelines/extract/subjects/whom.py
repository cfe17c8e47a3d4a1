"""The organisation a figure is about: the subject of its clause, or the one the paragraph goes on about."""

from functools import cache

import polars as pl

from pipelines.extract.subjects.governing import contexts
from pipelines.extract.subjects.marks import position
from pipelines.pages.vocabulary import HAN, alternation
from pipelines.reference import words

NOTE = r"(?:\([^)]{0,30}\))?"
CHAIN = r"^(?:和|与|及|以及|、|等)"
WITHIN = r"(?:[在于向从]|落户|位于|驻|布局|进军|入驻)$"


def figure_organizations(figures: pl.DataFrame, marks: pl.DataFrame) -> pl.DataFrame:
    """Add organization_name to figures, sorted by their place in the text."""
    told = _turns(marks).select(at=position("char_start"), whom_line="line_id", organization_name="organization_name")
    near = figures.with_columns(at=position("char_start")).join_asof(told, on="at")
    in_line = (pl.col("whom_line") == pl.col("line_id")).fill_null(value=False)
    return near.with_columns(organization_name=pl.when(in_line).then("organization_name")).drop("at", "whom_line")


def _turns(marks: pl.DataFrame) -> pl.DataFrame:
    """Return the marks that turn the text to an organisation, and those that turn it away (organization_name null).

    A place turns it away unless it only says where (在榆阳区); words for a whole region (全市) and its bodies always do.
    """
    own = pl.col("kind").is_in(["organization", "firm"])
    turns = pl.when(own).then(_is_subject()).otherwise(~pl.col("left").str.contains(WITHIN))
    kept = marks.filter(turns)
    return kept.with_columns(organization_name=pl.when(own).then("organization_name"))


def _is_subject() -> pl.Expr:
    left, right = pl.col("left"), pl.col("right")
    listed = right.str.contains(CHAIN) | left.str.contains("[和与及、]$")
    spoken = right.str.contains(_speaks()) & (pl.col("kind") == "organization")
    public = pl.col("of") == "media"
    return ~(
        listed
        | spoken
        | public
        | left.str.contains(contexts("left", "organization"))
        | right.str.contains(contexts("right", "organization"))
    )


@cache
def _speaks() -> str:
    """Return the pattern of what follows an organisation whose man or paper speaks, not itself."""
    posts = [post for kind in ("office", "rank") for post in words("person_posts", "word", kind=kind)]
    return rf"^{NOTE}{HAN}{{0,8}}?(?:{alternation(posts)}|负责人)"
