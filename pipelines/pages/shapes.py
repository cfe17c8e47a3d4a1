"""What one line looks like by itself: a Boolean column a shape, over the column `text`. No context belongs here."""

import polars as pl

from pipelines.pages import site_lines, story_lines
from pipelines.pages.texts import BRIEF, LEGEND, TEXT
from pipelines.pages.vocabulary import BULLET, SENTENCE_END, SHORT, any_of, patterns

NUMBERED = (
    r"^(?:\d{1,2}[\s、.]\s*\p{Han}|[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十\d]{1,3}[)]|"
    r"第[一二三四五六七八九十\d]{1,3}[章节部])"
)
FULL_STOP = r"[。!?…][”’\"')】\]]*(?:\s|$)|。"
# The shortest sentence of running text, and how far into a line the site's marks stand.
SENTENCE, START = 25, 120


def shapes() -> list[pl.Expr]:
    """Return every shape as a column `is_…`, null nowhere."""
    found = {
        "is_marker": site_lines.marker(),
        "is_pager": site_lines.pager(),
        "is_menu": site_lines.menu() | site_lines.button(),
        "is_menu_word": site_lines.menu_word(),
        "is_strong_footer": TEXT.str.head(START).str.contains(patterns("page_footer", place="anywhere")),
        "is_weak_footer": TEXT.str.head(START).str.contains(patterns("page_footer", place="outside_story")),
        "is_disclaimer": TEXT.str.contains(any_of("page_footer", "pattern", place="after_end")),
        "is_keywords": BRIEF.str.contains(r"^[【\[]?(?i:关键词|关键字|标签|tags?|主题词|热词)[】\]]?\s*:"),
        "is_page_info": story_lines.page_info(),
        "is_story_dateline": story_lines.story_dateline(),
        "is_byline": story_lines.byline(),
        "is_credit": LEGEND.str.contains(patterns("page_captions", kind="credit")),
        "is_caption_end": BRIEF.str.contains(any_of("page_captions", "pattern", kind="ending") + "$"),
        "is_names": story_lines.names(),
        "is_bulleted": TEXT.str.contains(BULLET + r"\S"),
        "is_dash": BRIEF.str.contains(r"^[\p{P}\p{S}\s]+$"),
        "is_open_end": ~TEXT.str.contains(SENTENCE_END) & (TEXT.str.len_chars() <= SHORT),
        "is_numbered": BRIEF.str.contains(NUMBERED),
        "has_sentence": TEXT.str.contains(FULL_STOP) & (TEXT.str.len_chars() >= SENTENCE),
        "is_finish": TEXT.str.contains(r"[(](?:完|全文完)[)]\s*$"),
        "is_editor": BRIEF.str.contains(any_of("page_byline_labels", "label", kind="editor") + r"\s*[:/|]?\s*\S"),
    }
    return [shape.fill_null(False).alias(name) for name, shape in found.items()]
