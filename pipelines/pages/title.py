"""The headline of each page: which line it is. One row of the result is one page that has one."""

import polars as pl

from pipelines.pages.blocks import OTHER_SHAPES, PAGE
from pipelines.pages.vocabulary import outlet

# Party congresses and joint communiqués reach this length.
TITLE = 130
# A headline in its place reaches 6; below the first paragraph only a byline or a repetition lifts a line over this.
ENOUGH = 5.0
# The longest name of a site, the shortest text whose repetition elsewhere means something.
NAME, REPEATED = 12, 6
SITE_NAME = r"(?:网|频道|首页|正文|专题|日报|晚报|新闻|资讯|政府|门户|平台|中心)$"


def find_titles(lines: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Return page_id, title_line and title: of each page's headline-shaped lines, the one with the best evidence."""
    declared = documents.select(PAGE, "html_title")
    return (
        lines.join(declared, on=PAGE, how="left", maintain_order="left")
        .with_columns(*_neighbours(), subject=_subject())
        .filter(_is_headline())
        .with_columns(score=_score())
        .filter(pl.col("score") >= ENOUGH)
        .sort(PAGE, "score", "line_no", descending=[False, True, False])
        .group_by(PAGE, maintain_order=True)
        .agg(title_line=pl.col("line_no").first(), title=without_site(pl.col("text").first()))
    )


def without_site(title: pl.Expr) -> pl.Expr:
    """Cut the site's name off a headline copied from a browser's title bar (`…_某某网`)."""
    site = rf"(?:{outlet()}|[^_|\s-]*(?:网|频道|新闻|日报|晚报|中心|政府|门户))"
    return title.str.replace(rf"\s*(?:_|\||-{{1,2}})\s*(?:[^_|\s]{{1,10}}[_|-]+)*{site}$", "").str.strip_chars()


def _subject() -> pl.Expr:
    """Return the headline that the page's agency dateline repeats after `题:`."""
    repeated = pl.when("is_story_dateline").then(pl.col("text").str.extract(r"题\s*:\s*(.+)$"))
    return repeated.drop_nulls().first().over(PAGE)


def _neighbours() -> list[pl.Expr]:
    """Tell whether a byline or a dateline follows, and whether the site's menu or nothing stands above."""
    signed = pl.col("is_byline") & ~pl.col("is_editor") | pl.col("is_page_info") | pl.col("is_story_dateline")
    site = pl.col("is_menu") | pl.col("is_spam")
    return [
        signed.shift(-1).over(PAGE).fill_null(False).alias("is_signed"),
        site.shift(1).over(PAGE).fill_null(True).alias("is_after_menu"),
    ]


def _is_headline() -> pl.Expr:
    return (
        ~pl.any_horizontal(*OTHER_SHAPES, "is_menu_word")
        & (pl.col("text").str.len_chars() <= TITLE)
        & ~pl.col("text").str.contains(r"[。;,:][”’\"')】\]]*$")
    )


def _score() -> pl.Expr:
    text, chars = pl.col("text"), pl.col("text").str.len_chars()
    in_head = (pl.col("line_no") < pl.col("first_core")).fill_null(True)
    signed, long_enough = pl.col("is_signed"), chars >= REPEATED
    evidence = [
        (in_head, 6.0),
        (signed, 2.0),
        (signed & ~in_head & ~pl.col("is_numbered"), 2.0),
        (pl.col("is_after_menu"), 1.0),
        (long_enough & pl.col("html_title").str.contains(text, literal=True).fill_null(False), 10.0),
        (long_enough & pl.col("subject").str.contains(text, literal=True).fill_null(False), 8.0),
        ((chars <= NAME) & text.str.contains(SITE_NAME), -4.0),
        (text.str.contains("^[—-]"), -5.0),
        (text != without_site(text), -3.0),
        (pl.col("in_links"), -5.0),
        (pl.col("is_numbered"), -2.0),
    ]
    length = pl.min_horizontal(chars, pl.lit(22)) / 22 * 3
    return pl.sum_horizontal([flag.cast(pl.Float64) * weight for flag, weight in evidence]) + length


def declared_title(title: pl.Expr) -> pl.Expr:
    """Return the headline an HTML head declares, without the names of site and section."""
    return without_site(title.str.strip_chars()).str.replace(r"\s*[_|].*$", "").str.strip_chars()
