"""Sources: a sentence told as somebody's data (据统计局统计, 海关数据显示, 记者从市人社局获悉), which is no quote."""

import polars as pl

from pipelines.extract.cues import cues
from pipelines.extract.quotes.indirect import EARLIER, LEFT, RIGHT, said
from pipelines.extract.quotes.vocabulary import source_between, source_words

ACCORDING = "据|来自"
# A meeting with the press speaks for whoever holds it: 从市水务局召开的新闻发布会上获悉.
MEETING = "(?:近日|[今昨]天)?(?:召开|举行|举办)的[^,:]{0,24}会|(?:例行|专题)?(?:新闻)?(?:发布|通气|吹风)会"
HELD = rf"([^从在的,:])(?:{MEETING})上?$"
BEHIND = rf"(?:{source_between()}|[0-9]{{1,2}}日|最新[^,:]{{0,6}})+$"
LISTED = r"^[^,。;:!?]{0,30}:"


def sources(lines: pl.DataFrame) -> pl.DataFrame:
    """Return one row per sentence that names a source of data: the columns of an indirect quote.

    `is_according` tells those that name it behind 据 or 来自, which nothing but a source follows.
    """
    marked = [f"{word}{mark}" for word in source_words("cue", "paper") for mark in ",:"]
    found = cues(lines, marked + source_words("list"), LEFT, RIGHT)
    papers = pl.col("cue").str.head(-1).is_in(source_words("paper"))
    whole = pl.col("left").str.replace(EARLIER, "")
    segment = whole.str.replace(HELD, "${1}").str.replace(
        rf"(?:{source_between()}|[0-9]{{1,2}}日|最新[^,:]{{0,6}})+$", ""
    )
    return (
        found.filter(
            ~pl.col("cue").is_in(source_words("list")) | pl.col("right").str.contains(LISTED),
            ~papers | whole.str.contains(ACCORDING),
        )
        .with_columns(
            is_according=whole.str.contains(ACCORDING),
            cue=pl.col("cue").str.strip_chars_end(",:"),
            segment_end=pl.col("char_start") - (whole.str.len_chars() - segment.str.len_chars()).cast(pl.Int32),
            segment=segment.str.replace("^.*来自", ""),
            surface=said(),
            char_start="char_end",
        )
        .with_columns(
            char_end=pl.col("char_start") + pl.col("surface").str.len_chars().cast(pl.Int32),
            has_cue=pl.lit(value=True),
            is_direct=pl.lit(value=False),
            rank=pl.lit(0),
        )
    )
