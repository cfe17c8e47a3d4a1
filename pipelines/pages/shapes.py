"""What one line looks like by itself: a Boolean expression a shape, over the column `text`. No context belongs here."""

from functools import cache

import polars as pl

from pipelines.pages.vocabulary import (
    BULLET,
    DATE,
    SENTENCE_END,
    SHORT,
    TIME,
    any_of,
    byline_label,
    outlet,
    patterns,
    person,
)

TEXT = pl.col("text")
# Null for a long line, so that a pattern of short lines never runs over a paragraph.
BRIEF = pl.when(TEXT.str.len_chars() <= SHORT).then(TEXT)
LEGEND = pl.when(TEXT.str.len_chars() <= 2 * SHORT).then(TEXT)
NO_BULLET = BRIEF.str.replace(BULLET, "")
BRACKETS = r"[\s()\[\]【】〖〗《》|丨/·•,、:;>»<«_—…\-]"
NUMBERED = (
    r"^(?:\d{1,2}[\s、.]\s*\p{Han}|[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十\d]{1,3}[)]|"
    r"第[一二三四五六七八九十\d]{1,3}[章节部])"
)
FULL_STOP = r"[。!?…][”’\"')】\]]*(?:\s|$)|。"
# The longest call to scan or open, the fewest menu words of a menu, the shortest sentence of running text.
NOTICE, MENU_WORDS, SENTENCE = 30, 2, 25
# The longest dateline without a headline, the fewest names of a list.
DATELINE, NAMES = 40, 3


def shapes() -> list[pl.Expr]:
    """Return every shape as a column `is_…`, null nowhere."""
    found = {
        "is_marker": marker(),
        "is_pager": pager(),
        "is_menu": menu() | button(),
        "is_menu_word": menu_word(),
        "is_strong_footer": TEXT.str.head(300).str.contains(patterns("page_footer", place="anywhere")),
        "is_weak_footer": TEXT.str.head(300).str.contains(patterns("page_footer", place="outside_story")),
        "is_disclaimer": TEXT.str.contains(any_of("page_footer", "pattern", place="after_end")),
        "is_keywords": BRIEF.str.contains(r"^[【\[]?(?i:关键词|关键字|标签|tags?|主题词|热词)[】\]]?\s*:"),
        "is_page_info": page_info(),
        "is_story_dateline": story_dateline(),
        "is_byline": byline(),
        "is_credit": LEGEND.str.contains(patterns("page_captions", kind="credit")),
        "is_caption_end": BRIEF.str.contains(any_of("page_captions", "pattern", kind="ending") + "$"),
        "is_names": names(),
        "is_bulleted": TEXT.str.contains(BULLET + r"\S"),
        "is_dash": BRIEF.str.contains(r"^[\p{P}\p{S}\s]+$"),
        "is_open_end": ~TEXT.str.contains(SENTENCE_END) & (TEXT.str.len_chars() <= SHORT),
        "is_numbered": BRIEF.str.contains(NUMBERED),
        "has_sentence": TEXT.str.contains(FULL_STOP) & (TEXT.str.len_chars() >= SENTENCE),
        "is_finish": TEXT.str.contains(r"[(](?:完|全文完)[)]\s*$"),
        "is_editor": BRIEF.str.contains(any_of("page_byline_labels", "label", kind="editor") + r"\s*[:/|]?\s*\S"),
    }
    return [shape.fill_null(False).alias(name) for name, shape in found.items()]


def marker() -> pl.Expr:
    """Tell whether the line is only the head of a list of other stories (`相关推荐`)."""
    heads = any_of("page_related_markers", "marker", kind="list")
    return NO_BULLET.str.contains(
        rf"^{BRACKETS}*(?:{heads}(?:{BRACKETS}|更多|(?i:more)|\d)*)+$"
    ) | NO_BULLET.str.contains(rf"^{BRACKETS}*{heads}\s*[:】\]]\s*\S")


def pager() -> pl.Expr:
    """Tell whether the line leads to the story before or after (`上一篇:…`)."""
    return NO_BULLET.str.contains(
        rf"^{BRACKETS}*{any_of('page_related_markers', 'marker', kind='pager')}(?:{BRACKETS}|$)"
    )


def menu() -> pl.Expr:
    """Tell whether the line is the site's own: a breadcrumb, a row of menu words or buttons, a call to scan."""
    site_term = any_of("page_navigation", "term", kind="menu")
    crumb = any_of("page_navigation", "term", kind="breadcrumb")
    path = r"(?:首页|正文|新闻|频道|中心|资讯|栏目)\s*(?:>{1,2}|»|›|→|-\s)\s*\S"
    row = r"^(?:[\p{Han}A-Za-z+]{1,8}[\s|丨·/>]+){2,}[\p{Han}A-Za-z+]{1,8}[\s|]*$"
    return (
        BRIEF.str.contains(rf"^{BRACKETS}*{crumb}")
        | BRIEF.str.contains(path) & ~BRIEF.str.contains(SENTENCE_END)
        | BRIEF.str.contains(any_of("page_navigation", "term", kind="notice")) & (TEXT.str.len_chars() <= NOTICE)
        | BRIEF.str.contains(row) & (BRIEF.str.count_matches(rf"(?:^|[\s|丨·/>]){site_term}") >= MENU_WORDS)
        | BRIEF.str.contains(rf"^(?:{outlet()}|\S{{2,8}}网).{{0,6}}(?:正文|首页|频道)$")
    )


def button() -> pl.Expr:
    """Tell whether the line holds nothing but buttons and page numbers (`【返回顶部】【打印】`)."""
    function = any_of("page_navigation", "term", kind="function")
    return NO_BULLET.str.contains(rf"^(?:{function}|{BRACKETS}|\d{{1,3}}|第|页|共)+$")


def menu_word() -> pl.Expr:
    """Tell whether the line holds nothing but words of site menus; between paragraphs it can be a heading."""
    function = any_of("page_navigation", "term", kind="function")
    site_term = any_of("page_navigation", "term", kind="menu")
    return NO_BULLET.str.contains(rf"^(?:{function}|{site_term}|{BRACKETS})+$")


@cache
def info_part() -> str:
    """Return the pattern of one part of a line about the publication: a date, a labelled value, a button, an outlet."""
    valued = (
        any_of("page_info_labels", "label", kind="source") + "|" + any_of("page_info_labels", "label", kind="person")
    )
    plain = (
        any_of("page_info_labels", "label", kind="published")
        + "|"
        + any_of("page_info_labels", "label", kind="counter")
    )
    return (
        rf"(?:{DATE})|(?:{TIME})|(?:{valued})\s*:\s*[^\s|]{{0,24}}|(?:{plain})|{outlet()}|"
        rf"(?:星期|周)[一二三四五六日天]|{BRACKETS}|\d{{1,7}}"
    )


def page_info() -> pl.Expr:
    """Tell whether the line states when and where the page was published, and nothing more."""
    source = any_of("page_info_labels", "label", kind="source")
    stated = rf"(?:{DATE})|{source}\s*:|{any_of('page_info_labels', 'label', kind='published')}\s*:"
    return BRIEF.str.contains(stated) & BRIEF.str.contains(rf"^(?:{info_part()})+$")


def story_dateline() -> pl.Expr:
    """Tell whether the line is an agency's dateline standing alone (`…11月9日电 题:…`)."""
    opening = r"^[(【\[]?\S{2,20}?(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:电|讯|消息)"
    return BRIEF.str.contains(opening) & (
        BRIEF.str.contains(r"[电讯]\s*(?:[(][^()]*[)])?\s*题\s*:")
        | ~BRIEF.str.contains("[。,]") & (TEXT.str.len_chars() <= DATELINE)
    )


def byline() -> pl.Expr:
    """Tell whether the line names who wrote, photographed or edited the story, and nothing more."""
    label, name = byline_label(), person()
    gap = r"[\s()\[\]【】|丨/、,:;·□■◎○●*—-]"
    owner = rf"(?:{outlet()}|本报|本网|本台|本刊|\p{{Han}}{{2,6}}(?:日报|晚报|电视台|融媒体?|网))"
    part = rf"{owner}?{label}{gap}*|{name}(?:{gap}+|{label}|$)|{gap}"
    listed = BRIEF.str.contains(rf"^(?:{part})+$") & BRIEF.str.contains(label) & BRIEF.str.contains(name)
    first = any_of("page_byline_labels", "label", kind="editor") + "|作者|撰文|采写|摄影|记者|通讯员|文|图"
    labelled = BRIEF.str.contains(rf"^[(【\[]?(?:{first})\s*[:|丨]\s*[^。:]{{2,24}}$")
    boxed = BRIEF.str.contains(r"^[□■◎]\s*\S.{0,30}$") & BRIEF.str.contains(rf"{label}|{name}$")
    return (listed | labelled | boxed) & ~BRIEF.str.contains("。")


def names() -> pl.Expr:
    """Tell whether the line is mostly names of people, separated by blanks or enumeration commas."""
    listed = NO_BULLET.str.extract(r"^((?:[\p{Han}·]{1,12}[\s、]+)+[\p{Han}·]{1,12}[。、]?)$").str.replace(
        "[。、]$", ""
    )
    padded = r"(^|\s)(\p{Han})\s+(\p{Han})(\s|$)"
    # Twice: neighbours share the blank between them, which the first pass consumes.
    whole = listed.str.replace_all(padded, "$1$2$3$4").str.replace_all(padded, "$1$2$3$4")
    spaced = " " + whole.str.replace_all(r"[\s、]+", "  ") + " "
    named = spaced.str.count_matches(rf" {person()} ")
    return (named >= NAMES) & (named * 4 >= whole.str.count_matches(r"[\p{Han}·]+") * 3)
