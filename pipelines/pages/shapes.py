"""What one line looks like by itself: a Boolean column a shape, over the column `text`. No context belongs here."""

import polars as pl

from pipelines.pages import site_lines, story_lines
from pipelines.pages.texts import BRIEF, LEGEND, TEXT, WORDS
from pipelines.pages.vocabulary import BULLET, DATE, SENTENCE_END, SHORT, any_of, patterns

NUMBERED = (
    r"^(?:\d{1,2}[\s、.]\s*\p{Han}|[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十\d]{1,3}[)]|"
    r"第[一二三四五六七八九十\d]{1,3}[章节部])"
)
FULL_STOP = r"[。!?…][”’\"')】\]]*(?:\s|$)|。"
# The date of a link: in full, or month and day in two digits each, alone or in brackets.
LINK_DATE = rf"(?:{DATE}|(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01]))(?:\s\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?"
# The shortest sentence of running text, and how far into a line the site's marks stand.
SENTENCE, START = 25, 120


def add_shapes(lines: pl.DataFrame) -> pl.DataFrame:
    """Add every shape as a column `is_…` or `has_…`, null nowhere; the costly ones look only at lines that may fit."""
    shaped = lines.with_columns([shape.fill_null(False).alias(name) for name, shape in _plain_shapes().items()])
    for likely, costly in (
        (site_lines.is_likely_menu(), {"is_row": site_lines.menu(), "is_button": site_lines.button()}),
        (story_lines.is_likely_info(), {"is_page_info": story_lines.page_info()}),
        (story_lines.is_likely_byline(), {"is_byline": story_lines.byline()}),
        (story_lines.is_likely_names(), {"is_names": story_lines.names()}),
    ):
        shaped = _with_costly(shaped, likely, costly)
    return shaped.with_columns(
        is_menu=(pl.col("is_row") | pl.col("is_button")) & ~pl.col("is_page_info"),
        is_dated_link=_dated_link() & ~pl.col("is_page_info") & ~pl.col("is_byline"),
    )


def _with_costly(lines: pl.DataFrame, likely: pl.Expr, shapes: dict[str, pl.Expr]) -> pl.DataFrame:
    found = lines.filter(likely).select("row", **{name: shape.fill_null(False) for name, shape in shapes.items()})
    return lines.join(found, on="row", how="left", maintain_order="left").with_columns(pl.col(*shapes).fill_null(False))


def _plain_shapes() -> dict[str, pl.Expr]:
    return {
        "is_marker": site_lines.marker(),
        "is_pager": site_lines.pager(),
        "is_menu_word": site_lines.menu_word(),
        "is_strong_footer": TEXT.str.head(START).str.contains(patterns("page_footer", place="anywhere")),
        "is_weak_footer": TEXT.str.head(START).str.contains(patterns("page_footer", place="outside_story")),
        "is_disclaimer": TEXT.str.contains(any_of("page_footer", "pattern", place="after_end")),
        "is_keywords": BRIEF.str.contains(r"^[【\[]?(?i:关键词|关键字|标签|tags?|主题词|热词|keywords)(?:\s*:|[】\]])"),
        "is_record": story_lines.record(),
        "is_story_dateline": story_lines.story_dateline(),
        "is_credit": LEGEND.str.contains(patterns("page_captions", kind="credit")),
        "is_caption_end": BRIEF.str.contains(any_of("page_captions", "pattern", kind="ending") + "$"),
        "is_bulleted": TEXT.str.contains(BULLET + r"\S"),
        "is_dash": BRIEF.str.contains(r"^[\p{P}\p{S}\s]+$"),
        "is_open_end": ~TEXT.str.contains(SENTENCE_END) & (TEXT.str.len_chars() <= SHORT),
        "is_numbered": BRIEF.str.contains(NUMBERED),
        "has_stop": TEXT.str.contains("。", literal=True),
        "has_sentence": TEXT.str.contains(FULL_STOP) & (TEXT.str.len_chars() >= SENTENCE),
        "is_finish": TEXT.str.contains(r"[(](?:完|全文完)[)]\s*$"),
        "is_editor": BRIEF.str.contains(any_of("page_byline_labels", "label", kind="editor") + r"\s*[:/|丨]?\s*\S"),
    }


def _dated_link() -> pl.Expr:
    """Tell whether the line is a headline with a date before or behind it, as in a list of links."""
    dated = pl.when(BRIEF.str.contains(r"\d") & ~pl.col("has_stop")).then(BRIEF).otherwise(pl.lit(""))
    behind = dated.str.contains(rf"\p{{Han}}.{{4,}}[\s\[(]{LINK_DATE}[\])]?$")
    ahead = dated.str.contains(rf"^[•·\s]*(?:[\[(]{LINK_DATE}[\])]|{LINK_DATE}\s)\s*\S*\p{{Han}}{{3}}.{{3,}}")
    return behind | ahead & ~WORDS.str.contains("[:]")
