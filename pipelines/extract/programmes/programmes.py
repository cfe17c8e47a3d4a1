"""Programmes: from the lines of pages to one row per mention of a plan, policy, event, award or platform."""

import polars as pl

from pipelines.extract.cues import cues
from pipelines.extract.programmes import grammar
from pipelines.extract.programmes.aliases import short_mentions
from pipelines.extract.programmes.named import known, named
from pipelines.extract.programmes.quoted import quoted
from pipelines.extract.programmes.titled import titled
from pipelines.extract.programmes.types import programme_type
from pipelines.extract.story import SPAN, STORY

LEFT, RIGHT = 34, 80
LONGEST_HEAD = 8
LONG_LINE = 1 << 24
SCHEMA = pl.Schema(SPAN | {"programme_name": pl.String, "programme_type": pl.String})


def read_programmes(lines: pl.DataFrame) -> pl.DataFrame:
    """Return one row per place where a programme is named."""
    story = lines.lazy().filter(pl.col("role").is_in(STORY)).select("page_id", "line_no", "text").collect()
    found = cues(story, grammar.cue_words(), LEFT, RIGHT).drop("text")
    is_mark = pl.col("cue").is_in([grammar.TITLE, *grammar.QUOTES])
    marks, heads = found.filter(is_mark), _whole_heads(found.filter(~is_mark))
    readings = [titled(marks), named(heads), quoted(marks), known(heads)]
    names = pl.concat(readings, how="diagonal").with_columns(
        programme_type=programme_type(pl.col("programme_name"), pl.coalesce("head", "programme_name"))
    )
    spans = pl.concat([names, short_mentions(story, names)], how="diagonal").with_columns(
        char_end=pl.col("char_start") + pl.col("surface").str.len_chars().cast(pl.Int32)
    )
    return _apart(spans).select(SCHEMA.names()).cast(SCHEMA)


def _whole_heads(ends: pl.DataFrame) -> pl.DataFrame:
    """Make of the end of a head (览会) the whole head (博览会); drop ends of other words."""
    ends = ends.filter(~(pl.col("cue") + pl.col("right").str.head(grammar.END)).str.contains(grammar.goes_on()))
    before = pl.col("left").str.tail(LONGEST_HEAD)
    more = pl.col("head").str.len_chars() - pl.col("cue").str.len_chars()
    return (
        ends.with_columns(head=(before + pl.col("cue")).str.extract(grammar.any_head()))
        .filter(pl.col("head").is_not_null())
        .with_columns(
            char_start=pl.col("char_start") - more.cast(pl.Int32),
            left=pl.col("left").str.head(pl.col("left").str.len_chars() - more),
            cue="head",
        )
        .drop("head")
    )


def _apart(spans: pl.DataFrame) -> pl.DataFrame:
    """Keep of spans that overlap the one that starts first, and of these the longest."""
    ordered = spans.sort("page_id", "line_no", "char_start", "char_end", descending=[False, False, False, True])
    # Lines in their order, so far apart that no span reaches from one to the next.
    line = pl.struct("page_id", "line_no").rle_id().cast(pl.Int64) * LONG_LINE
    reached = (line + pl.col("char_end")).cum_max().shift().fill_null(0)
    return ordered.filter(line + pl.col("char_start") >= reached)
