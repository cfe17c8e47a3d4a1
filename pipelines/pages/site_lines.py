"""What marks a line as the site's own: menus, buttons, and heads of lists of other stories. No context belongs here."""

import polars as pl

from pipelines.pages.texts import BARE, BRACKETS, BRIEF, TEXT, WORDS
from pipelines.pages.vocabulary import HAN, HANS, SENTENCE_END, any_of

# The longest call to scan or open, the longest word of a menu, the fewest menu words of a menu.
NOTICE, MENU_WORD, MENU_WORDS = 30, 8, 2
# Names of lists made of two common words, such as those of a section's best stories.
LIST_NAME = (
    rf"{HAN}{{0,4}}(?:新闻|文章|图片|视频|图文|资讯|内容|专题|话题|稿件|信息)(?:精选|推荐|排行榜?|热榜|更新|荐读)"
)
ARROWS = "[>»›→]"
# Marks between the words of a menu, beside the ASCII ones.
MARKS = "»|›|→|·|丨|【|〖"


def marker() -> pl.Expr:
    """Tell whether the line is only the head of a list of other stories (`相关推荐`)."""
    return BARE.str.contains(rf"^{BRACKETS}*(?:{_heads()}(?:{BRACKETS}|更多|(?i:more)|\d)*)+$")


def opening_marker() -> pl.Expr:
    """Tell whether the line goes on behind the head of such a list; a page's first line is a headline then."""
    return BARE.str.contains(rf"^{BRACKETS}*{_heads()}\s*[:】\]]\s*\S")


def _heads() -> str:
    return f"(?:{any_of('page_related_markers', 'marker', kind='list')}|{LIST_NAME})"


def pager() -> pl.Expr:
    """Tell whether the line leads to the story before or after (`上一篇:…`)."""
    return BARE.str.contains(rf"^{BRACKETS}*{any_of('page_related_markers', 'marker', kind='pager')}(?:{BRACKETS}|$)")


def is_likely_menu() -> pl.Expr:
    """Tell cheaply whether the line may be a menu or a button: short, or parted by the marks that part menus."""
    parted = BRIEF.str.contains(r"[|/\[:>]") | BRIEF.str.contains(MARKS) | _blanks() | BRIEF.str.contains("- ")
    return (BRIEF != "") & ~pl.col("has_stop") & ((TEXT.str.len_chars() <= 2 * MENU_WORD) | parted)


def is_likely_word() -> pl.Expr:
    """Tell cheaply whether the line may hold nothing but words of menus."""
    parted = BRIEF.str.contains(r"[|/\[:>]") | BRIEF.str.contains(MARKS) | _blanks()
    return (BRIEF != "") & ((TEXT.str.len_chars() <= MENU_WORD) | parted)


def _blanks() -> pl.Expr:
    return BRIEF.str.count_matches(" ", literal=True) > 1


def menu() -> pl.Expr:
    """Tell whether the line is the site's own: a breadcrumb, a row of menu words or buttons."""
    site_term = any_of("page_navigation", "term", kind="menu")
    crumb = any_of("page_navigation", "term", kind="breadcrumb")
    path = rf"(?:首页|正文|新闻|频道|中心|资讯|栏目)\s*(?:{ARROWS}{{1,2}}|-\s)\s*\S"
    word = rf"[{HANS}A-Za-z+]{{1,8}}"
    row = rf"^(?:{word}[\s|丨·/>-]+)+{word}[\s|]*$"
    site = any_of("page_press_endings", "ending", kind="site")
    return (
        BRIEF.str.contains(rf"^{BRACKETS}*{crumb}")
        | BRIEF.str.contains(path) & ~BRIEF.str.contains(SENTENCE_END)
        | WORDS.str.contains(row) & (WORDS.str.count_matches(rf"(?:^|[\s|丨·/>-]){site_term}") >= MENU_WORDS)
        | BRIEF.str.contains(r"^(?:[^\s>»›]{1,12}\s*[>»›]+\s*)+[^\s>»›]{0,12}$")
        & (BRIEF.str.count_matches("[>»›]+") > 1)
        | BRIEF.str.contains(r"^第?\s?[A-Z]?\d{1,2}\s?版(?:\s?[:|]|$)")
        | WORDS.str.contains(rf"^{HAN}{{1,8}}?{site}.{{0,6}}(?:正文|首页|频道)$")
    )


def notice() -> pl.Expr:
    """Tell whether the line is a call to scan, to open or to comment (`扫一扫在手机打开当前页`)."""
    short = pl.when(TEXT.str.len_chars() <= NOTICE).then(TEXT).otherwise(pl.lit(""))
    return short.str.contains(any_of("page_navigation", "term", kind="notice"))


def button() -> pl.Expr:
    """Tell whether the line holds nothing but buttons and page numbers (`【返回顶部】【打印】`)."""
    function = any_of("page_navigation", "term", kind="function")
    return BARE.str.contains(rf"^(?:{function}|{BRACKETS}|\d{{1,3}}|第|页|共)+$")


def menu_word() -> pl.Expr:
    """Tell whether the line holds nothing but words of site menus; between paragraphs it can be a heading."""
    function = any_of("page_navigation", "term", kind="function")
    site_term = any_of("page_navigation", "term", kind="menu")
    return BARE.str.contains(rf"^(?:{function}|{site_term}|{BRACKETS})+$")
