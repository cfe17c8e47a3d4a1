"""Days that stand outside the story: above its first sentence, at the foot of a page, and where a report was read."""

import polars as pl

from pipelines.pages.dates import FULL, first_date, has_clock
from pipelines.pages.vocabulary import SHORT, any_of
from pipelines.pages.windows import PAGE

TEXT = pl.col("text")
SENT_IN = "(?:供稿|来稿|撰稿|通稿)"
EDITED = "(?:责任编辑|编辑|责编)"
# `——2025年1月8日在…会议上`: the day and the meeting a report was read at.
DELIVERED = rf"^[—–(-]{{0,4}}\s?{FULL}在[^,。;]{{4,40}}(?:会议|大会|全会|全体会议)上[)]?$"


def footed(lines: pl.DataFrame) -> pl.DataFrame:
    """Return PAGE and foot_date: the full date, with its hour or the editor's name, in a line below the story."""
    other_day = any_of("page_info_labels", "label", kind="other_day")
    last_body = lines.filter(pl.col("role") == "body").group_by(PAGE).agg(last_body=pl.col("line_no").max())
    below = (
        lines.filter(pl.col("role") == "dateline", TEXT.str.len_chars() <= SHORT)
        .join(last_body, on=PAGE)
        .filter(pl.col("line_no") > pl.col("last_body"), ~TEXT.str.contains(other_day))
    )
    told = below.filter(has_clock(TEXT) | TEXT.str.contains(EDITED)).with_columns(foot_date=first_date(TEXT))
    return told.drop_nulls("foot_date").unique(PAGE, keep="first", maintain_order=True).select(PAGE, "foot_date")


def headed(lines: pl.DataFrame) -> pl.DataFrame:
    """Return PAGE and head_date: the full date of a line above the first sentence, or of who sent the story in.

    `海盐之声 | 2026-03-18 | 乔木`, `许昌市商务局 2023-12-27`, `市政府新闻办公室供稿 2022年6月2日`.
    """
    other_day = any_of("page_info_labels", "label", kind="other_day")
    brief = lines.filter(TEXT.str.len_chars() <= SHORT, pl.col("role") != "title", TEXT.str.contains(FULL))
    first = lines.filter(TEXT.str.contains("[。!?;]")).group_by(PAGE).agg(first=pl.col("line_no").min())
    near = brief.join(first, on=PAGE).filter(~TEXT.str.contains(rf"[。!?;]|{other_day}"))
    told = near.filter((pl.col("line_no") < pl.col("first")) | TEXT.str.contains(SENT_IN))
    dated = told.with_columns(head_date=first_date(TEXT)).drop_nulls("head_date")
    return dated.unique(PAGE, keep="first", maintain_order=True).select(PAGE, "head_date")


def delivered(lines: pl.DataFrame) -> pl.DataFrame:
    """Return PAGE and speech_date: the day of the meeting that the line under a report's title names."""
    above = (pl.col("role") == "body").cast(pl.Int32).cum_sum().over(PAGE) == 0
    head = lines.filter(above & (TEXT.str.len_chars() <= SHORT)).filter(TEXT.str.contains(DELIVERED))
    told = head.with_columns(speech_date=first_date(TEXT)).drop_nulls("speech_date")
    return told.unique(PAGE, keep="first", maintain_order=True).select(PAGE, "speech_date")
