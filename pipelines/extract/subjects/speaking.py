"""Organisations whose people speak: what they say of their own firm is about it."""

from functools import cache

import polars as pl

from pipelines.pages.vocabulary import HAN
from pipelines.reference import words

# The words that follow a name, past a note in brackets, and lead to someone's name or a second post.
FOLLOWING = rf"^(?:\([^)]{{0,30}}\))?({HAN}{{1,12}})(?:{HAN}{HAN}|、)"


def with_speaking(marks: pl.DataFrame) -> pl.DataFrame:
    """Add is_speaking: someone of the organisation follows it (…公司董事长), so that it is no subject itself."""
    may = pl.col("kind").is_in(["organization", "body"])
    following = marks.filter(may)["right"].str.extract(FOLLOWING)
    told = following.str.contains_any(_posts()).fill_null(value=False)
    row = pl.when(may).then(may.cum_sum() - 1)
    speaking = pl.lit(told).gather(row).fill_null(value=False)
    return marks.with_columns(is_speaking=speaking)


def with_voices(figures: pl.DataFrame, marks: pl.DataFrame) -> pl.DataFrame:
    """Add voice, the one company whose people speak in the line, and is_voiced: the figure is in quotation marks."""
    speaking = marks.filter("is_speaking", pl.col("of") == "company")
    voices = speaking.group_by("line_id").agg(voice=pl.col("organization_name").first(), voices=pl.len())
    one = voices.filter(pl.col("voices") == 1).drop("voices")
    before = pl.when(pl.col("voice").is_not_null()).then(pl.col("text")).str.slice(0, pl.col("char_start"))
    opened, closed = (before.str.count_matches(mark, literal=True) for mark in ("“", "”"))
    voiced = figures.join(one, on="line_id", how="left", maintain_order="left")
    return voiced.with_columns(is_voiced=(opened > closed).fill_null(value=False))


@cache
def _posts() -> list[str]:
    return ["负责人", *(post for kind in ("office", "rank") for post in words("person_posts", "word", kind=kind))]
