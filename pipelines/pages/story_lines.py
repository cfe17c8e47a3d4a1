"""What marks a line as when and where of a story: its publication, datelines, records. No context belongs here."""

from functools import cache

import polars as pl

from pipelines.pages.texts import BRACKETS, BRIEF, TEXT
from pipelines.pages.vocabulary import (
    DATE,
    HAN,
    HANS,
    RELATIVE,
    TIME,
    WRITTEN_DATE,
    any_of,
    any_press,
    person,
    press,
    spaced,
)
from pipelines.reference import words

# A day without its year, as sites print it beside a time.
SHORT_DATE = r"\d{1,2}月\d{1,2}日|(?:0?[1-9]|1[0-2])[-/](?:0?[1-9]|[12]\d|3[01])"
# What stands for a date and for an outlet while a line is parsed; no page holds these characters.
DATED, NAMED = "\x01", "\x02"
# The longest dateline without a headline, and the longest number of a document.
DATELINE, NUMBER = 40, 24


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
        rf"{DATED}|(?:{TIME})|{RELATIVE}|(?:{valued})\s*[:丨|]\s*[^\s|]{{0,24}}|(?:{plain})|{NAMED}|"
        rf"(?:星期|周)[一二三四五六日天]|{BRACKETS}|{SHORT_DATE}|T|\+\d\d:?\d\d|\d{{1,7}}"
    )


def is_likely_info() -> pl.Expr:
    """Tell cheaply whether the line may be about the publication: it has digits, or a label ahead."""
    label = any_of("page_info_labels", "label")
    ahead = BRIEF.str.contains(rf"^{BRACKETS}*{label}\s*[:丨|]|[〇○零一二三四五六七八九]年")
    return (pl.col("has_digit") | ahead) & ~pl.col("has_stop")


def page_info() -> pl.Expr:
    """Tell whether the line states when and where the page was published, and nothing more."""
    source = any_of("page_info_labels", "label", kind="source")
    published = any_of("page_info_labels", "label", kind="published")
    stated = (
        rf"{DATED}|^(?:{SHORT_DATE})\s+(?:{TIME})|^{RELATIVE}(?:\s|$)|"
        rf"(?:{source}|{published})\s*[:丨|]|(?:浏览|点击|阅读|访问|查看|人气)\S{{0,3}}\s*:?\s*\d"
    )
    days = BRIEF.str.replace_all(rf"{DATE}|{WRITTEN_DATE}|(?:19|20)\d{{2}}年\d{{1,2}}月", DATED)
    dated = pl.when(days.str.contains(stated)).then(days).otherwise(pl.lit(""))
    credited = dated.str.replace_all(_credit(), f" {NAMED} ")
    named = credited.str.replace_all(rf"(^|[\s|丨·《(]){press()}([\s|丨·》)]|$)", f"${{1}}{NAMED}${{2}}")
    return named.str.contains(rf"^(?:{info_part()})+$") & ~dated.str.contains(_only_people()) | _unlabelled(named)


@cache
def _credit() -> str:
    """Return the pattern of the names that a line about the publication may hold ahead of its date."""
    label = any_of("page_byline_labels", "label", kind="author")
    bracketed = rf"(?:(?:本报|本网|本台|{any_press()})(?:讯|消息|电|报道)?\s*)?[(【\[]\s*{label}[^()。,]{{1,40}}[)】\]]"
    named = rf"^(?:{any_press()}|本报|本网)?(?:{label}\s*(?:{person()}[\s、]+){{1,4}})+"
    return rf"^{bracketed}|{named}|(?:^|[\s(])[文图]\s*[/丨|]\s*[{HANS}·]{{2,12}}"


@cache
def _only_people() -> str:
    """Return the pattern of a line that names people only: a byline, whatever label it has."""
    person_label = any_of("page_info_labels", "label", kind="person")
    return rf"^{BRACKETS}*(?:{person_label}\s*[:丨]\s*[^\s|:]{{1,12}}[\s|]*)+$"


def _unlabelled(named: pl.Expr) -> pl.Expr:
    """Tell whether the line is a date among short words: labels of any kind, an outlet, a reporter, a place."""
    gap = r"[\s|丨·,()\[\]【】《》/]"
    labelled = rf"[{HANS}A-Za-z]{{1,8}}\s*[:丨]\s*[\[(]?[^\s|,]*"
    edition = r"第?\s?[A-Z]?\d{1,2}\s?版\S*"
    known = rf"(?:{labelled}|{NAMED}|{TIME}|\d{{1,7}})"
    word = rf"(?:{HAN}{{2,8}}|{HAN}+·{HAN}+){gap}+"
    ahead = rf"(?:{known}{gap}+)*(?:{word}){{0,2}}(?:{known}{gap}+)*(?:{HAN}{{1,8}}\s*[:丨]\s*{gap}*)?"
    behind = rf"(?:{gap}*(?:{known}|{edition})|{gap}+[{HANS}A-Za-z+·]{{1,10}})*"
    return named.str.contains(rf"^{gap}*{ahead}{DATED}{behind}{gap}*$")


def outlet_alone() -> pl.Expr:
    """Tell whether the line is nothing but the name of an outlet, or of the offices that issue a page together."""
    return BRIEF.str.contains(rf"^(?:{press()}(?:[\s、]+|$))+$")


def record() -> pl.Expr:
    """Tell whether the line is a row of the table that heads an official document (`索引号:…`), or its number."""
    label = "|".join(spaced(word) for word in words("page_info_labels", "label", kind="record"))
    number = (TEXT.str.len_chars() <= NUMBER) & TEXT.str.contains(r"[〔\[(](?:19|20)\d\d[〕\])]\s?第?\d{1,5}号$")
    return BRIEF.str.contains(rf"^[\[【]?(?:{label})[\]】]?\s*:") | number


def story_dateline() -> pl.Expr:
    """Tell whether the line is an agency's dateline standing alone (`…11月9日电 题:…`)."""
    opening = r"^[(【\[]?\S{2,20}?(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:电|讯|消息)"
    dated = pl.when(BRIEF.str.contains(r"日(?:电|讯|消息)")).then(BRIEF).otherwise(pl.lit(""))
    return dated.str.contains(opening) & (
        dated.str.contains(r"[电讯]\s*(?:[(][^()]*[)])?\s*题\s*:")
        | ~dated.str.contains("[。,]") & (TEXT.str.len_chars() <= DATELINE)
    )
