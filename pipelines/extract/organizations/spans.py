"""Where organisations stand in lines: an ending, and how far the name before it reaches."""

import polars as pl

from pipelines.extract.cues import cues
from pipelines.extract.organizations.endings import endings
from pipelines.extract.organizations.marked import unmarked
from pipelines.extract.organizations.names import is_name
from pipelines.extract.organizations.starts import with_before
from pipelines.reference import words

ROLES = ("title", "heading", "body", "bullet", "caption", "byline", "dateline", "name_list")
REACH = 24
LINE = ["page_id", "line_no"]


def organization_spans(lines: pl.DataFrame) -> pl.DataFrame:
    """Return one row per organisation named in a line: its span, surface, before, ending, start, organization_type."""
    story = lines.filter(pl.col("role").is_in(ROLES)).select(*LINE, "text")
    found = cues(story, endings()["cue"].to_list(), left=REACH, right=REACH)
    ended = found.join(endings().drop_nulls("start"), on="cue", maintain_order="left").with_columns(
        char_end=pl.col("char_end") - (pl.col("cue").str.len_chars() - pl.col("ending").str.len_chars()).cast(pl.Int32)
    )
    named = with_before(ended.filter(~_runs_on())).filter(is_name())
    spans = named.with_columns(surface=unmarked(pl.col("before")) + pl.col("ending"))
    length = pl.col("surface").str.len_chars().cast(pl.Int32)
    return longest(spans.with_columns(char_start=pl.col("char_end") - length))


def _runs_on() -> pl.Expr:
    """Tell an ending whose last character begins another word with the next: 水利部 in 水利部门."""
    street = pl.col("right").str.contains("^(?:路|大道|大街|街道|会议|杯)") & (pl.col("organization_type") == "company")
    last, following = pl.col("ending").str.tail(1), pl.col("text").str.slice(pl.col("char_end"), 1)
    return street | (last + following).is_in([word[:2] for word in words("organization_not_followed", "word")])


def longest(spans: pl.DataFrame) -> pl.DataFrame:
    """Keep of spans that overlap the one that ends last: a name goes on from one ending to the next."""
    ordered = spans.sort(*LINE, "char_end", "char_start", descending=[False, False, True, False], maintain_order=True)
    same = pl.all_horizontal(pl.col(name) == pl.col(name).shift(1) for name in LINE).fill_null(value=False)
    covered = same & (pl.col("char_end") > pl.col("char_start").shift(1))
    return ordered.filter(~covered)
