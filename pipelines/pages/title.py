"""The headline of each page: which line it is. One row of the result is one page that has one."""

import polars as pl

from pipelines.pages.blocks import OTHER_SHAPES
from pipelines.pages.vocabulary import press
from pipelines.pages.windows import PAGE, PAGE_NO, above, before, below, coming
from pipelines.readers.records import TEXT

# Party congresses and joint communiqués reach this length.
TITLE = 130
# A headline in its place reaches 6; below the first paragraph only a byline or a repetition lifts a line over this.
ENOUGH = 5.0
# The longest name of a site, the shortest text whose repetition elsewhere means something.
NAME, REPEATED = 12, 6
SITE_NAME = r"(?:网|频道|首页|正文|专题|日报|晚报|新闻|资讯|政府|门户|平台|中心)$"
# What parts a headline from the site's name in a browser's title bar; two dashes in a row open a second headline.
PARTING = r"\s*(?:_|\||-{1,2}|\s—\s|—)\s*"
APPENDED = rf"^(.{{4,}}?[^—_|-]){PARTING}([^—_|,。:!?“”-]{{2,14}})$"


def find_titles(lines: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Return page_id, title_line and title: of each page's headline-shaped lines, the one with the best evidence."""
    declared = documents.select(PAGE, "html_title", is_bare=_is_bare())
    claimed = [pl.col(name).str.contains(pl.col("text"), literal=True) for name in ("html_title", "subject")]
    candidates = (
        lines.with_columns(*_neighbours())
        .filter(_is_headline())
        .join(declared, on=PAGE, how="left", maintain_order="left")
        .join(_subjects(lines), on=PAGE_NO, how="left", maintain_order="left")
        .filter(pl.any_horizontal("in_head", "is_signed", *claimed))
        # Beside a text that its source keeps apart from the headline, no other line is one.
        .filter(~pl.col("is_bare") | claimed[0])
    )
    best = (
        _with_copies(candidates, lines)
        .with_columns(bare=pl.coalesce("stem", without_site(pl.col("text"))))
        .with_columns(score=_score())
        .filter(pl.col("score") >= ENOUGH)
        .sort(PAGE_NO, "score", "line_no", descending=[False, True, False])
        .unique(PAGE_NO, keep="first", maintain_order=True)
    )
    return best.select(PAGE, title_line="line_no", title="bare")


def is_title() -> pl.Expr:
    """Tell whether the line is its page's headline, alone or with the site's name behind it."""
    text = pl.when((pl.col("text").str.len_chars() <= 2 * TITLE) & ~pl.col("is_bulleted")).then(pl.col("text"))
    behind = pl.when(text.str.starts_with(pl.col("title"))).then(text.str.strip_prefix(pl.col("title")))
    repeated = (behind == "") | behind.str.contains(rf"^{PARTING}[^,。:!?]{{2,30}}$")
    return ((pl.col("line_no") == pl.col("title_line")) | repeated).fill_null(False)


def without_site(title: pl.Expr) -> pl.Expr:
    """Cut the site's name off a headline copied from a browser's title bar (`…_某某网`)."""
    named = rf"{PARTING}(?:[^_|\s—-]{{1,10}}\s*[_|-]+\s*)*{press(kind='site')}$"
    parted = r"(?:\s*_\s*[^_,。:!?“”]{2,16})+$|\s*\|\s*[^_|,。:!?“”]{2,8}$"
    return title.str.replace(rf"{named}|{parted}", "").str.strip_chars()


def declared_title() -> pl.Expr:
    """Return the headline an HTML head declares, without the names of site and section."""
    return without_site(pl.col("html_title").str.strip_chars()).str.replace(r"\s*[_|].*$", "").str.strip_chars()


def kept_title() -> pl.Expr:
    """Return the headline that a source keeps beside a bare text, null for other pages."""
    return without_site(pl.when(_is_bare()).then(pl.col("html_title").str.strip_chars()))


def _is_bare() -> pl.Expr:
    return (pl.col("media_type") == TEXT) & pl.col("html_title").is_not_null()


def _with_copies(candidates: pl.DataFrame, lines: pl.DataFrame) -> pl.DataFrame:
    """Add stem: the headline alone, where the page repeats it without the name behind it, or names its site so."""
    cut = candidates.select("row", PAGE_NO, parts=pl.col("text").str.extract_groups(APPENDED)).unnest("parts")
    cut = cut.drop_nulls("2")
    site = pl.any_horizontal("is_menu", "is_strong_footer", "is_weak_footer")
    others = lines.join(cut.select(PAGE_NO).unique(), on=PAGE_NO, how="semi").select(
        PAGE_NO, "text", site=site, other="row"
    )
    text, named = pl.col("text"), pl.col("site") & pl.col("text").str.contains(pl.col("2"), literal=True)
    pairs = cut.join(others, on=PAGE_NO).filter((text == pl.col("1")) | (text == pl.col("2")) | named)
    stems = pairs.filter(pl.col("row") != pl.col("other")).group_by("row").agg(stem=pl.col("1").first())
    return candidates.join(stems, on="row", how="left", maintain_order="left")


def _subjects(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the headline that a page's agency dateline repeats after `题:`."""
    repeated = pl.col("text").str.extract(r"题\s*:\s*(.+)$")
    found = lines.filter("is_story_dateline").select(PAGE_NO, subject=repeated)
    return found.drop_nulls().unique(PAGE_NO, keep="first", maintain_order=True)


def _neighbours() -> list[pl.Expr]:
    """Tell whether a byline or a dateline follows, whether text does, and whether a menu or nothing stands above."""
    signed = pl.col("is_byline") & ~pl.col("is_editor") | pl.col("is_page_info") | pl.col("is_story_dateline")
    site = pl.col("is_menu") | pl.col("is_spam")
    text = pl.col("text")
    follows = pl.when(~pl.col("is_menu")).then(pl.col("is_core") | signed)
    in_head = (pl.col("line_no") < pl.col("first_core")).fill_null(True)
    crumb = pl.col("is_row") & ~pl.col("is_page_info") & in_head
    return [
        in_head.alias("in_head"),
        below(signed).fill_null(False).alias("is_signed"),
        below(pl.col("is_outlet")).fill_null(False).alias("is_sourced"),
        (below(pl.col("is_credit")) & below(text).str.starts_with(text)).fill_null(False).alias("is_legend"),
        above(site).fill_null(True).alias("is_after_menu"),
        below(coming(follows, none=False)).fill_null(False).alias("leads"),
        (crumb.any().over(PAGE_NO) & ~before(crumb)).alias("is_above_menu"),
    ]


def _is_headline() -> pl.Expr:
    return (
        ~pl.any_horizontal(*OTHER_SHAPES, "is_menu_word", "is_event", "has_stop")
        & (pl.col("text").str.len_chars() <= TITLE)
        & ~pl.col("text").str.contains(r"[;,:][”’\"')】\]]*$")
    )


def _score() -> pl.Expr:
    text, chars = pl.col("bare"), pl.col("bare").str.len_chars()
    in_head, signed, long_enough = pl.col("in_head"), pl.col("is_signed"), chars >= REPEATED
    evidence = [
        (in_head, 6.0),
        (signed, 2.0),
        (signed & ~in_head & ~pl.col("is_numbered"), 2.0),
        (pl.col("is_sourced"), 1.0),
        (pl.col("is_legend"), -4.0),
        (pl.col("is_after_menu"), 1.0),
        (long_enough & pl.col("html_title").str.contains(text, literal=True).fill_null(False), 10.0),
        (long_enough & pl.col("subject").str.contains(text, literal=True).fill_null(False), 8.0),
        (
            pl.any_horizontal("is_outlet", "is_people", "is_speaker") | (chars <= NAME) & text.str.contains(SITE_NAME),
            -4.0,
        ),
        (text.str.contains("^[—-]"), -5.0),
        (text != pl.col("text"), -1.5),
        (pl.col("in_links"), -5.0),
        (pl.col("in_links") & pl.col("leads"), 4.0),
        (pl.col("is_above_menu"), -2.0),
        (pl.col("is_numbered"), -2.0),
    ]
    length = pl.min_horizontal(chars, pl.lit(22)) / 22 * 3
    return pl.sum_horizontal([flag.cast(pl.Float64) * weight for flag, weight in evidence]) + length
