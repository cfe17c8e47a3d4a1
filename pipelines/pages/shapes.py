"""What one line looks like by itself: a Boolean column a shape, over the column `text`. No context belongs here."""

import polars as pl

from pipelines.pages import people_lines, site_lines, story_lines
from pipelines.pages.texts import BRIEF, LEGEND, TEXT, WORDS
from pipelines.pages.vocabulary import BULLET, SENTENCE_END, SHORT, any_of, holds_pattern

NUMBERED = (
    r"^(?:\d{1,2}[\s、.]\s*\p{Han}|[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十\d]{1,3}[)]|"
    r"第[一二三四五六七八九十\d]{1,3}[章节部,、]|[一二三四五六七八九十]{1,2}是|[▍▎▌■])"
)
ASKED = r"[!?…][”’\"')】\]]*(?:\s|$)"
# The date of a link: in full, or month and day in two digits each, with or without a time.
CLOCK = r"(?:\s\d{1,2}:\d\d(?::\d\d)?)?"
LINK_DATE = rf"(?:(?:(?:19|20)\d\d[-/.年])?(?:0?[1-9]|1[0-2])[-/.月][0-3]?\d日?|(?:0[1-9]|1[0-2])-[0-3]\d){CLOCK}"
# The shortest sentence of running text, and how far into a line the site's marks stand.
SENTENCE, START = 25, 120
# The longest name of an outlet and the longest names of people on a line of their own.
OUTLET, PEOPLE = 14, 26
# The longest line of two or more names: outlets beside each other, a person and an office.
ENTRY = 45


def add_shapes(lines: pl.DataFrame) -> pl.DataFrame:
    """Add every shape as a column `is_…` or `has_…`, null nowhere; the costly ones look only at lines that may fit."""
    shaped = lines.with_columns([shape.fill_null(False).alias(name) for name, shape in _plain_shapes().items()])
    views = shaped.select("row", "text", "brief", "words", "bare", "has_stop", "has_digit")
    return shaped.with_columns(_costly(views)).with_columns(
        has_sentence=pl.col("is_asked") | pl.col("has_stop") & (TEXT.str.len_chars() >= SENTENCE),
        is_menu=pl.any_horizontal("is_row", "is_button", "is_notice") & ~pl.col("is_page_info"),
        is_dated_link=pl.col("is_link") & ~pl.col("is_page_info") & ~pl.col("is_byline"),
    )


def _costly(views: pl.DataFrame) -> list[pl.Series]:
    """Return the costly shapes for every line: side by side, each read only where it is likely."""
    chars = TEXT.str.len_chars()
    parted = (WORDS != "") & (chars <= ENTRY) & WORDS.str.contains(" ", literal=True) & ~pl.col("has_digit")
    shapes = (
        (site_lines.is_likely_menu(), {"is_row": site_lines.menu(), "is_button": site_lines.button()}),
        (site_lines.is_likely_word(), {"is_menu_word": site_lines.menu_word()}),
        (story_lines.is_likely_info(), {"is_page_info": story_lines.page_info()}),
        (people_lines.is_likely_byline(), {"is_byline": people_lines.byline(), "is_editor": people_lines.editor()}),
        ((BRIEF != "") & (chars <= OUTLET) | parted, {"is_outlet": story_lines.outlet_alone()}),
        (parted, {"is_office_holder": people_lines.office_holder(), "is_speaker": people_lines.speaker()}),
        ((WORDS != "") & (chars <= PEOPLE), {"is_people": people_lines.people_alone()}),
        (people_lines.is_likely_names(), {"is_names": people_lines.names()}),
        (_is_likely_dateline(), {"is_story_dateline": story_lines.story_dateline()}),
        (pl.col("has_digit") & ~pl.col("has_stop"), {"is_link": _dated_link()}),
        (~pl.col("has_stop") & (chars >= SENTENCE), {"is_asked": TEXT.str.contains(ASKED)}),
    )
    chosen = pl.collect_all([views.lazy().filter(likely) for likely, _ in shapes])
    read = pl.collect_all(
        [
            rows.lazy().select("row", *[shape.fill_null(False).alias(name) for name, shape in flags.items()])
            for rows, (_, flags) in zip(chosen, shapes, strict=True)
            # Patterns are compiled even where no line is searched.
            if not rows.is_empty()
        ]
    )
    found = {name: rows["row"].filter(rows[name]) for rows in read for name in rows.columns[1:]}
    names = [name for _, flags in shapes for name in flags]
    none = pl.repeat(False, views.height, eager=True)
    return [
        none.clone().scatter(found[name], True).alias(name) if name in found else none.alias(name) for name in names
    ]


def _is_likely_dateline() -> pl.Expr:
    return pl.col("has_digit") & BRIEF.str.contains("日", literal=True)


def _plain_shapes() -> dict[str, pl.Expr]:
    return {
        "is_marker": site_lines.marker() | (pl.col("rank") > 1) & site_lines.opening_marker(),
        "is_pager": site_lines.pager(),
        "is_strong_footer": holds_pattern(TEXT.str.head(START), "page_footer", place="anywhere"),
        "is_weak_footer": holds_pattern(TEXT.str.head(START), "page_footer", place="outside_story"),
        "is_disclaimer": TEXT.str.contains(any_of("page_footer", "pattern", place="after_end")),
        "is_keywords": BRIEF.str.contains(r"^[【\[]?(?i:关键词|关键字|标签|tags?|主题词|热词|keywords)(?:\s*:|[】\]])"),
        "is_event": people_lines.part_in_event(),
        "is_script": people_lines.part_of_script(),
        "is_record": story_lines.record(),
        "is_notice": site_lines.notice(),
        "is_credit": holds_pattern(LEGEND, "page_captions", kind="credit") & ~_is_brief(),
        "is_caption_end": BRIEF.str.contains(any_of("page_captions", "pattern", kind="ending") + "$"),
        "is_bulleted": TEXT.str.contains(BULLET + r"\S"),
        "is_dash": BRIEF.str.contains(r"^[\p{P}\p{S}\s]+$"),
        "is_open_end": ~BRIEF.str.contains(SENTENCE_END) & (TEXT.str.len_chars() <= SHORT),
        "is_numbered": BRIEF.str.contains(NUMBERED),
        "has_stop": TEXT.str.contains("。", literal=True),
        "has_digit": BRIEF.str.contains("[0-9]"),
        "is_end": BRIEF.str.contains(r"^[(](?:全文)?完[)]$"),
        "is_finish": TEXT.str.contains(r"[(](?:完|全文完)[)]\s*$"),
    }


def _is_brief() -> pl.Expr:
    """Tell whether the line is a story of several sentences behind the mark that elsewhere opens a caption."""
    return LEGEND.str.contains("^[▲△▼▽]") & (LEGEND.str.count_matches("。", literal=True) > 1)


def _dated_link() -> pl.Expr:
    """Tell whether the line is a headline with a date before or behind it, as in a list of links."""
    behind = BRIEF.str.contains(rf"\p{{Han}}.{{4,}}[\s\[(]{LINK_DATE}[\])]?$")
    bracketed = BRIEF.str.contains(rf"^[•·\s]*[\[(]{LINK_DATE}[\])]\s*\S*\p{{Han}}{{3}}.{{3,}}")
    ahead = BRIEF.str.contains(rf"^[•·\s]*{LINK_DATE}\s\s*\S*\p{{Han}}{{3}}.{{3,}}") & ~BRIEF.str.contains(":.*:|来源:")
    return behind | bracketed | ahead
