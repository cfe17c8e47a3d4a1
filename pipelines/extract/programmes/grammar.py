"""The words and patterns of a programme's name: its head, what stands before it, and where a name begins."""

import re
from functools import cache

import polars as pl

from pipelines import reference
from pipelines.pages.gazetteer import gazetteer, places_of_report
from pipelines.pages.vocabulary import HANS, alternation, any_of

TITLE = "《"
QUOTES = ("“", "‘")
MARKS = "[“”‘’]"
CLOSED = "“[^“”,。;:!?]{1,16}”"
COUNT = "[〇零一二三四五六七八九十百]{1,5}"
NUMERAL = f"(?:[0-9]{{1,3}}|{COUNT})"
# 2025年 stands before a name; 2025 without 年 is its first word.
YEAR = "(?:19|20)[0-9]{2}年度?"
OWN_YEAR = "^(?:19|20)[0-9]{2}"
EDITION = f"(?:第{NUMERAL}[届次]|首届)"
# By so many last characters heads are searched for.
END = 2
# The farthest that a name is looked for before its head.
REACH = 26
LEADING_MARKS = r"^[·—–－\-+&据]+"
RUN = rf"([{HANS}A-Za-z0-9·—–－\-+±&]+)$"
OWN_EDITION = f"^.{{2,6}}[省市区县]第{NUMERAL}届$"
NUMBERED = f"^第{NUMERAL}届$"
LEADING_TIME = f"^(?:{YEAR})?{EDITION}?(?:{YEAR})?"
AFTERTHOUGHT = r"[(\[〔][^()\[\]〔〕]*[)\]〕]$"
# A contest of the whole country or world is one, though its other words are everyday ones: 全国职业技能大赛.
OF_ALL = "^(?:全国|全省|全球|世界)[^性各高主分]..?"
# Names that pages come back to in short: what stands before their last words, and these.
SHORTENED = re.compile(r"(.{2,}?)((?:人才|英才)(?:计划|工程|周)|(?:旅游|文化|艺术|音乐){0,2}节)$")
PAIR = 2
FESTIVAL = "节"
REGION = "(?:省|市|区|县|旗|自治州|盟)"


@cache
def heads(place: str) -> list[str]:
    """Return the heads that tell a name in running text: by themselves (`text`), or with a place's name (`place`)."""
    return reference.words("programme_heads", "head", place=place)


@cache
def known() -> dict[str, str]:
    """Return the words that are known as they stand, each with the name in full, or null where it names nothing."""
    return dict(reference.table("programme_names").select("word", "programme_name").rows())


@cache
def cue_words() -> list[str]:
    """Return all that a programme is found by: marks, and how heads end.

    The ends are far fewer than the heads, and a search for up to a hundred words is several times as fast.
    """
    nothing = {word for word, name in known().items() if name is None}
    return [TITLE, *QUOTES, *sorted({word[-END:] for word in _in_text() - nothing})]


@cache
def any_head() -> str:
    """Return the pattern of a head or known name at the end of a text, the longest that fits."""
    return f"({alternation(sorted(_in_text(), key=len, reverse=True))})$"


@cache
def _in_text() -> set[str]:
    return {*heads("text"), *heads("place"), *heads("edition"), *known()}


@cache
def protected() -> dict[str, str]:
    """Return the words that hold a boundary and are none, each with a mask of its length."""
    return {word: "□" * len(word) for word in reference.words("programme_boundaries", "word", kind="protected")}


@cache
def begins_behind() -> str:
    """Return the pattern of all up to the last word that no name holds: a verb, a particle, a time."""
    words = any_of("programme_boundaries", "word", kind="end")
    counted = f"(?:{COUNT}|^[0-9]{{1,3}}|[^0-9][0-9]{{1,3}})(?:余|多)?[场个项处家名大]"
    return f"^.*(?:{counted}|{words}|[0-9](?:年度?|[月日时]))"


@cache
def goes_on() -> str:
    """Return the pattern of the end of a head with what follows, where they are another word: 大会堂."""
    return f"^{any_of('programme_boundaries', 'word', kind='goes_on')}"


@cache
def generic() -> str:
    """Return the pattern of words before a head that make no name: 本届, 国际."""
    return f"^(?:{any_of('programme_generic', 'word')})*$"


@cache
def places() -> str:
    """Return the pattern of a place by which a name is known: a province, a city, a zone, or the country."""
    zones = reference.table("development_zones")["short_name"].drop_nulls().unique().to_list()
    return alternation(sorted({*places_of_report(), *zones, "中国", "中华", "全国", "世界"}, key=len, reverse=True))


@cache
def regions() -> pl.Series:
    """Return the full names of regions, which stand before a name and are no part of it."""
    return gazetteer().filter(~pl.col("is_alias"))["name"].unique()


@cache
def not_names() -> list[str]:
    """Return what stands in quotation marks for emphasis and ends like a name: 一号工程."""
    return reference.words("programme_not_names", "word")


def short_forms(name: str) -> list[str]:
    """Return the forms a name may take once it is known: its last words (英才计划), or a pair and 节 (桃花节)."""
    found = SHORTENED.fullmatch(name)
    if not found:
        return []
    before, last = found.groups()
    if last[-1] != FESTIVAL:
        return [last]
    return [before[start : start + PAIR] + FESTIVAL for start in range(len(before) - 1)]
