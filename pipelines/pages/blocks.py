"""Where a page's story begins and ends, and where lists of other stories stand. One row is one line with text."""

import polars as pl

from pipelines.pages.windows import PAGE_NO, before, latest

# A list of links that interrupts a story is short; after more lines, a long sentence is a teaser of another story.
INTERRUPTION = 8

OTHER_SHAPES = (
    "is_spam",
    "is_marker",
    "is_pager",
    "is_menu",
    "is_strong_footer",
    "is_weak_footer",
    "is_keywords",
    "is_page_info",
    "is_record",
    "is_story_dateline",
    "is_byline",
    "is_credit",
    "is_names",
    "is_bulleted",
    "is_dated_link",
    "is_dash",
)


def add_blocks(lines: pl.DataFrame) -> pl.DataFrame:
    """Add is_core (running text), is_ended (after the story's end mark), in_links, first_core and last_core."""
    plain = ~pl.any_horizontal(OTHER_SHAPES)
    core_line = pl.when("is_core").then("line_no")
    # A last sentence too short to open a story by itself still belongs to the one above it.
    closes = pl.col("has_stop") & plain & ~pl.col("is_disclaimer") & pl.col("after_text") & ~pl.col("is_ended")
    last_line = pl.when(pl.col("is_core") | closes & ~pl.col("in_links")).then("line_no")
    return (
        lines.with_columns(is_core=pl.col("has_sentence") & plain, is_plain=plain)
        .with_columns(after_text=before(pl.col("is_core")))
        .with_columns(is_ended=before(_end_mark()))
        .with_columns(is_core=pl.col("is_core") & ~(pl.col("is_ended") & pl.col("is_disclaimer")))
        .with_columns(in_links=_in_links())
        .with_columns(is_core=pl.col("is_core") & ~pl.col("in_links"))
        .with_columns(first_core=core_line.min().over(PAGE_NO), last_core=last_line.max().over(PAGE_NO))
    )


def _end_mark() -> pl.Expr:
    after_text = pl.col("after_text")
    editor = pl.col("is_byline") & pl.col("is_editor")
    footer = pl.col("is_strong_footer") | pl.col("is_weak_footer") | pl.col("is_keywords")
    return pl.col("is_finish") | after_text & (editor | footer)


def _in_links() -> pl.Expr:
    """Tell whether the last marker above (or on) the line still holds: neither text nor a footer has ended its list."""
    opens = pl.col("is_marker") | pl.col("is_pager") & pl.col("after_text")
    opened_at = latest(pl.when(opens).then(pl.col("rank")), -INTERRUPTION)
    text_before = latest(pl.when(opens).then(pl.col("after_text")), none=False)
    near = pl.col("rank") - opened_at <= INTERRUPTION
    resumes = pl.col("is_core") & pl.col("has_stop") & ~pl.col("is_ended") & (near | ~text_before)
    own_head = (pl.col("is_title") | pl.col("is_record")) & ~pl.col("after_text")
    closes = resumes | pl.col("is_strong_footer") | pl.col("is_weak_footer") & pl.col("after_text") | own_head
    return latest(pl.when(closes).then(False).when(opens).then(True), none=False)
