"""Where organisations stand in lines: an ending, and how far the name before it reaches."""

import polars as pl

from pipelines.extract.cues import cues
from pipelines.extract.organizations.endings import endings
from pipelines.extract.organizations.marked import unmarked
from pipelines.extract.organizations.names import names_alone
from pipelines.extract.organizations.starts import with_before
from pipelines.plans import run
from pipelines.reference import words

ROLES = ("title", "heading", "body", "bullet", "caption", "byline", "dateline", "name_list")
REACH = 24
LONG_LINE = 1_000_000
LINE = ["page_id", "line_no"]


def organization_spans(lines: pl.DataFrame) -> pl.DataFrame:
    """Return one row per organisation named in a line, by line and place.

    Columns: line (which of `lines` it is), its span, surface, and of its name before, ending, start, organization_type.
    """
    story = lines.lazy().with_row_index("line").filter(pl.col("role").is_in(ROLES)).select("line", *LINE, "text")
    found = cues(run(story), endings()["cue"].to_list(), left=REACH, right=REACH)
    ended = found.lazy().drop("text").join(endings().lazy().drop_nulls("start"), on="cue", maintain_order="left")
    whole = ended.with_columns(
        char_end=pl.col("char_end") - (pl.col("cue").str.len_chars() - pl.col("ending").str.len_chars()).cast(pl.Int32)
    )
    named = names_alone(run(with_before(run(whole.filter(~_runs_on())))))
    spans = named.with_columns(surface=unmarked(pl.col("before")) + pl.col("ending"))
    length = pl.col("surface").str.len_chars().cast(pl.Int32)
    return longest(run(spans.with_columns(char_start=pl.col("char_end") - length)))


def _runs_on() -> pl.Expr:
    """Tell an ending whose last character begins another word with the next: 水利部 in 水利部门."""
    street = pl.col("right").str.contains("^(?:路|大道|大街|街道|会议|杯)") & (pl.col("organization_type") == "company")
    last, rest = pl.col("ending").str.tail(1), pl.col("cue").str.slice(pl.col("ending").str.len_chars())
    pair = pl.concat_str(last, rest, pl.col("right").str.head(1)).str.head(2)
    return street | pair.is_in([word[:2] for word in words("organization_not_followed", "word")])


def longest(spans: pl.DataFrame) -> pl.DataFrame:
    """Keep of spans that overlap the one that ends last: a name goes on from one ending to the next.

    `line` numbers the lines. Of two spans that are the same the first is kept.
    """
    ordered = spans.sort("line", "char_end", "char_start", descending=[False, True, False], maintain_order=True)
    # Later lines have lower numbers here, so that what was reached in one line ends with it.
    line_end = pl.col("line").cast(pl.Int64) * -LONG_LINE
    reached = (line_end + pl.col("char_start")).cum_min().shift(1)
    return ordered.filter(reached.is_null() | (line_end + pl.col("char_end") <= reached))
