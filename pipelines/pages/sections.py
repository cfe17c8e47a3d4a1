"""Headings, captions and leftovers, told apart by the lines around them. One row is one line with text."""

import polars as pl

from pipelines.pages.windows import PAGE_NO, above, before, below, coming, latest

HEADING = 45
# The shortest headline among links; shorter leftovers are buttons. And how many in a row make a list of links.
HEADLINE, LIST = 9, 3
HEAD_TEXT = 12
EDGE = "edge"


def add_sections(lines: pl.DataFrame) -> pl.DataFrame:
    """Add the flags of the lines whose place decides: story and tail, captions, headings, links, what the site adds."""
    return (
        lines.with_columns(
            is_story=pl.col("line_no").is_between(pl.col("first_core"), pl.col("last_core")).fill_null(False)
        )
        .with_columns(
            is_source=_is_source(),
            is_signature=_is_signature(),
            is_tail=(pl.col("line_no") > pl.col("last_core")).fill_null(False),
            is_site=pl.col("is_menu") | pl.col("is_menu_word") & ~pl.col("is_story"),
            is_loose=pl.col("is_plain") & pl.col("is_open_end") & ~pl.any_horizontal("is_title", "is_core", "has_stop"),
        )
        .with_columns(is_wide=_is_wide(), is_before_links=_is_before_links())
        .with_columns(_next_stop(), _group_start())
        .with_columns(is_caption=_is_caption(), is_run=_is_run())
        .with_columns(is_footnote=pl.col("is_tail") & pl.col("is_loose") & before(_is_footer() & pl.col("is_tail")))
        .with_columns(is_other_link=_is_other_link(), is_leftover=_is_leftover(), is_heading=_is_heading())
        .with_columns(is_entry=_is_entry())
    )


def _is_source() -> pl.Expr:
    """Tell whether the line is an outlet's name beside the date of the page."""
    beside = above(pl.col("is_page_info")).fill_null(False) | below(pl.col("is_page_info")).fill_null(False)
    return pl.col("is_outlet") & beside & before(pl.col("is_title")) & ~pl.col("after_text")


def _is_signature() -> pl.Expr:
    """Tell whether the line names the author: people below the headline, or who gave the speech, beside its date."""
    beside = (above(pl.col("is_title")) | below(pl.col("is_page_info"))).fill_null(False)
    speaker = pl.col("is_speaker") & ~pl.col("is_event") & beside
    return (pl.col("is_people") | speaker) & before(pl.col("is_title")) & ~pl.col("after_text")


def _is_wide() -> pl.Expr:
    """Tell whether more blank lines stand above the line than this page puts between paragraphs: room for a picture."""
    gap = above(pl.col("line_no"))
    gap = pl.col("line_no") - gap
    return (gap > gap.median().over(PAGE_NO)).fill_null(False)


def _is_before_links() -> pl.Expr:
    """Tell whether the line is a lone dash that belongs to the list of links it opens or stands in."""
    linked = pl.when(~pl.col("is_dash")).then(pl.col("is_marker") | pl.col("is_pager") | pl.col("in_links"))
    return pl.col("is_dash") & (pl.col("in_links") | coming(linked, none=False))


def _next_stop() -> pl.Expr:
    """Return what ends the run of short lines below: text, a numbered heading, or a gap that holds a picture."""
    is_text = ~pl.col("is_loose") & ~pl.col("is_credit") & ~pl.col("is_dash") & ~pl.col("is_site")
    kind = (
        pl.when("is_wide")
        .then(pl.lit("gap"))
        .when(is_text)
        .then(pl.lit("text"))
        .when("is_numbered")
        .then(pl.lit("numbered"))
    )
    return below(coming(kind, EDGE)).alias("next_stop")


def _group_start() -> pl.Expr:
    """Return what the run of short lines began with: text above it, or a gap that holds a picture."""
    kind = pl.when("is_wide").then(pl.lit("gap")).when(~pl.col("is_loose")).then(pl.lit("text"))
    return latest(kind, EDGE).alias("group_start")


def _is_caption() -> pl.Expr:
    text = pl.col("text")
    credited = below(pl.col("is_credit")) & below(text).str.starts_with(text)
    twice = (text == below(text)) | (text == above(text))
    pictured = (pl.col("group_start") == "gap") & pl.col("next_stop").is_in(["gap", "numbered"])
    below_title = before(pl.col("is_title")) & (pl.col("line_no") < pl.col("first_core"))
    alone = pl.col("is_loose") & (pl.col("is_story") | below_title) & ~pl.col("is_numbered")
    return (
        pl.col("is_credit") | credited & pl.col("is_loose") | alone & (twice | pictured | pl.col("is_caption_end"))
    ).fill_null(False)


def _is_run() -> pl.Expr:
    """Tell whether the line stands in a row of headline-like lines below the story."""
    loose = pl.col("is_loose") & ~pl.col("is_numbered") | pl.col("is_bulleted") & pl.col("is_open_end")
    candidate = pl.col("is_tail") & loose & (pl.col("text").str.len_chars() >= HEADLINE)
    changes = (candidate != candidate.shift(1)).fill_null(True) | pl.col("is_first")
    return candidate & (pl.len().over(changes.cum_sum()) >= LIST)


def _is_other_link() -> pl.Expr:
    text = pl.col("text")
    ended = pl.col("is_ended") & (text.str.len_chars() >= HEADLINE)
    asked = pl.col("is_plain") & text.str.contains("[?!]$") & ~pl.col("has_stop") & pl.col("is_ended")
    listed = pl.col("is_loose") | asked | pl.col("is_bulleted") & pl.col("is_open_end")
    dated = pl.col("is_dated_link") & ~pl.col("is_title")
    return pl.col("is_tail") & ~pl.col("is_footnote") & (listed & (ended | pl.col("is_run")) | dated)


def _is_footer() -> pl.Expr:
    return pl.col("is_strong_footer") | pl.col("is_weak_footer")


def _is_leftover() -> pl.Expr:
    """Tell whether the line is a short piece of the site, above the title or below the end of the story."""
    short = pl.col("is_loose") | pl.col("is_bulleted") & pl.col("is_open_end")
    above_title = (pl.col("line_no") < pl.col("title_line")) & ~before(pl.col("is_core"))
    site_like = pl.col("text").str.len_chars() < HEAD_TEXT
    kicker = below(pl.col("is_title")).fill_null(False) & ~site_like
    bullet_above = pl.col("is_bulleted") & site_like & ~before(pl.col("is_core"))
    over = pl.col("is_loose") & above_title.fill_null(False) & ~kicker | bullet_above & pl.col("is_open_end")
    under = pl.col("is_tail") & pl.col("is_ended") & pl.col("is_plain")
    return over | under & (short | (pl.col("text").str.len_chars() <= HEADING))


def _is_heading() -> pl.Expr:
    asked = pl.col("is_numbered") & pl.col("is_plain") & pl.col("text").str.contains(r"[?]$") & ~pl.col("has_stop")
    fits = (pl.col("is_loose") | asked) & (pl.col("text").str.len_chars() <= HEADING)
    return fits & ~pl.col("is_tail")


def _is_entry() -> pl.Expr:
    """Tell whether the line is one of people and their offices, or of an event's or a broadcast's parts: no heading."""
    holder = pl.col("is_office_holder") | pl.col("is_event")
    listed = holder & (above(holder) | below(holder)).fill_null(False)
    return listed | pl.col("is_event") | pl.col("is_script")
