"""Organisations whose people speak: what they say of their own firm is about it."""

from functools import cache

import polars as pl

from pipelines.pages.vocabulary import HAN, alternation
from pipelines.reference import words

NOTE = r"(?:\([^)]{0,30}\))?"


def speaks() -> pl.Expr:
    """Tell whether someone of the organisation follows it (…公司董事长), so that it is no subject itself."""
    return (pl.col("kind") == "organization") & pl.col("right").str.contains(_posts())


def with_voices(figures: pl.DataFrame, marks: pl.DataFrame) -> pl.DataFrame:
    """Add voice, the one company whose people speak in the line, and is_voiced: the figure is in quotation marks."""
    speaking = marks.filter(speaks() & (pl.col("of") == "company"))
    voices = speaking.group_by("line_id").agg(voice=pl.col("organization_name").first(), voices=pl.len())
    one = voices.filter(pl.col("voices") == 1).drop("voices")
    before = pl.col("text").str.slice(0, pl.col("char_start"))
    opened, closed = (before.str.count_matches(mark, literal=True) for mark in ("“", "”"))
    voiced = figures.join(one, on="line_id", how="left", maintain_order="left")
    return voiced.with_columns(is_voiced=pl.col("voice").is_not_null() & (opened > closed))


@cache
def _posts() -> str:
    posts = [post for kind in ("office", "rank") for post in words("person_posts", "word", kind=kind)]
    return rf"^{NOTE}{HAN}{{0,8}}?(?:{alternation(posts)}|负责人)"
