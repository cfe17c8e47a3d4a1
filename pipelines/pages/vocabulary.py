"""The pages' word lists as regular expressions, and the few patterns several rules share. No rule belongs here."""

import re
from functools import cache

import polars as pl

from pipelines.reference import words

MONTH_NAME = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
ENGLISH_DATE = rf"{MONTH_NAME}\s\d{{1,2}},?\s(?:19|20)\d{{2}}|\d{{1,2}}\s{MONTH_NAME},?\s(?:19|20)\d{{2}}"
NUMERIC_DATE = r"(?:19|20)\d{2}(?:\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?:\s?日)?|\s\d{2}/\d{2})"
DATE = f"{NUMERIC_DATE}|{ENGLISH_DATE}"
WRITTEN_DATE = r"[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?"
TIME = (
    r"(?:上午|下午|凌晨|中午|晚上)?\s?(?:\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?|\d{1,2}[时点](?:\d{1,2}分|整|半|许)?)"
)
# A day told from the moment of capture, which the page does not keep.
RELATIVE = r"(?:刚刚|\d{1,2}\s?(?:分钟|小时|天)前|(?:今天|昨天|前天)\s\d{1,2}:\d{2})"
SENTENCE_END = r"[。!?;,:…][”’\"')）】\]]*(?:\s?[(](?:全文)?完[)])?$"
# The characters of names and words; \p{Han} holds more, and its automaton is several times as large.
HANS = r"\x{4E00}-\x{9FFF}\x{3400}-\x{4DBF}"
HAN = f"[{HANS}]"
BULLET = r"^(?:[-–•●◆▪·*]\s*)+"
PAIR = 2
# A short line is one that can be something other than running text; longer lines skip the costly patterns.
SHORT = 90


def alternation(choices: list[str]) -> str:
    """Return one group that matches any of the words, the longer ones first."""
    return _either(tuple(choices))


@cache
def _either(choices: tuple[str, ...]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in choices) + ")"


def any_of(name: str, column: str, **where: str) -> str:
    """Return the alternation of one column of a word list."""
    return alternation(words(name, column, **where))


def holds_pattern(text: pl.Expr, name: str, **where: str) -> pl.Expr:
    """Tell whether a text holds any of a list's regular expressions, which stand in its column `pattern`."""
    return pl.any_horizontal(text.str.contains(pattern) for pattern in _patterns(name, tuple(where.items())))


@cache
def _patterns(name: str, where: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Return the alternation of the expressions that begin a line, and that of the others: apart, both run faster."""
    listed = words(name, "pattern", **dict(where))
    at_start = [pattern for pattern in listed if pattern.startswith("^")]
    anywhere = [pattern for pattern in listed if not pattern.startswith("^")]
    return tuple("|".join(f"(?:{pattern})" for pattern in some) for some in (at_start, anywhere) if some)


@cache
def outlet() -> str:
    """Return the pattern of a known outlet, under any of its names."""
    return alternation(words("page_outlets", "alias"))


@cache
def press(**kind: str) -> str:
    """Return the pattern of an outlet by how its name ends, and of the known ones that end otherwise.

    `kind` narrows the endings. Far smaller than the list of all outlets, so that it is quick to compile.
    """
    named = rf"{HAN}{{1,10}}?{alternation(words('page_press_endings', 'ending', **kind))}"
    others = [alias for alias in words("page_outlets", "alias") if not re.fullmatch(_python(named), alias)]
    return rf"(?:{alternation(others)}|{named})"


def _python(pattern: str) -> str:
    """Return a pattern with its code points as Python's re writes them."""
    return re.sub(r"\\x\{(\w+)\}", r"\\u\1", pattern)


@cache
def any_press() -> str:
    """Return the pattern of an outlet ahead of a reporter's title, where any name that ends like one is one."""
    return rf"(?:{press()}|{HAN}{{2,9}}[报刊网台社])"


@cache
def person() -> str:
    """Return the pattern of a person's name.

    A surname and one or two characters (padded: `王 寻`), a dotted name, or one put together from a minority's words.
    """
    surnames = words("page_surnames", "surname")
    single = "[" + "".join(name for name in surnames if len(name) == 1) + "]"
    compound = alternation([name for name in surnames if len(name) > 1])
    given = rf"(?:{HAN}{{1,2}}|\s{{1,2}}{HAN})"
    parts = alternation(words("minority_name_parts", "part", stands="any"))
    return rf"(?:{parts}{{2}}|(?:{compound}|{single}){given}|{HAN}+(?:·{HAN}+)+)"


def spaced(word: str) -> str:
    """Return the pattern of a word that a page may pad to a column's width (`索 引 号`)."""
    return r"\s?".join(re.escape(char) for char in word)


def unpadded(text: pl.Expr) -> pl.Expr:
    """Close up the two characters of a padded label (`编 辑:…`), so that the word lists know it."""
    labels = words("page_info_labels", "label") + words("page_byline_labels", "label")
    pairs = sorted({word for word in labels if len(word) == PAIR})
    padded = text.str.contains(r"\p{Han} \p{Han}:")
    few = pl.when(padded).then(text).otherwise(pl.lit(""))
    closed = few.str.replace_many([f"{pair[0]} {pair[1]}:" for pair in pairs], [f"{pair}:" for pair in pairs])
    return pl.when(padded).then(closed).otherwise(text)


@cache
def byline_label() -> str:
    """Return the pattern of a word that says what a named person did for the story."""
    return alternation(
        [
            word
            for kind in ("author", "photo", "editor", "visual")
            for word in words("page_byline_labels", "label", kind=kind)
        ]
    )
