"""The phrases around a number that may say what it counts: behind its unit, and before it. Which one does, is not here.

The words between which a phrase stands are data (seeds/reference/indicator_words.csv).
"""

import re
from functools import cache

import polars as pl

from pipelines.pages.gazetteer import gazetteer, places_of_report
from pipelines.reference import words

CUT = "\x01"
HANS = r"[\x{4E00}-\x{9FFF}A-Za-z0-9“”·/]"
REACH = 40
LONGEST_BEFORE = 16
LONGEST_BEHIND = 14
TIME = r"(?:[0-9]{4}年|[0-9]{1,2}月份?|[0-9]{1,2}日|[0-9]+个月|第?[一二三四]季度|“?十[二三四五]五”?)+(?:底|末|初|中旬|上旬|下旬|间|度)?"
LEFT_EDGE = r"^(?:[的了已将共和及、与并均各又也还再从向对在,:;(]|其|该|近)+"
RIGHT_EDGE = r"(?:[达为有共约近超至到了的在是仅已将由逾满占每增降升减“(:]|分别)+$"
ACCOUNT = r"占[^,。]{0,16}?的?(?:比重|比例|份额)?$"


@cache
def marks() -> dict[str, str]:
    """Return what each word becomes when a text is cut into phrases: a cut, or itself where it only holds one."""
    kept = words("indicator_words", "word", kind="keep")
    cuts = [*words("indicator_words", "word", kind="break"), *places_of_report(), *_full_names()]
    return dict.fromkeys(cuts, CUT) | {word: word for word in kept}


def _full_names() -> list[str]:
    return gazetteer().filter(~pl.col("is_alias"))["name"].unique().to_list()


@cache
def alternation(kind: str) -> str:
    """Return the words of one kind as an alternation, longest first."""
    return "|".join(re.escape(word) for word in words("indicator_words", "word", kind=kind))


def before() -> pl.Expr:
    """Return the phrase that ends before the number in its clause, or an empty text.

    `between` is what stands between the number and the one before it, or the sentence's start.
    """
    clause = pl.col("between").str.tail(REACH).str.extract(r"([^,:;。]*)$", 1)
    # A list's last item: 博士12名、硕士 is 硕士, but 电力、热力产值 is one phrase.
    item = pl.when(pl.col("follows")).then(clause.str.extract(r"([^、]*)$", 1)).otherwise(clause)
    bare = item.str.replace_all(TIME, CUT).str.replace(ACCOUNT, "").str.replace(RIGHT_EDGE, "")
    found = bare.str.replace_many(marks(), leftmost=True).str.replace(rf"{CUT}+$", "")
    last = found.str.extract(rf"([^{CUT}]*)$", 1).str.replace(RIGHT_EDGE, "").str.replace(LEFT_EDGE, "")
    return pl.when(last.str.len_chars() >= 2).then(last).otherwise(pl.lit(""))


def behind() -> pl.Expr:
    """Return the noun behind the unit (1200名 *博士*), up to the word that goes on to say what it does, or an empty text."""
    stop = alternation("stop")
    return (
        pl.col("tail")
        .str.head(LONGEST_BEHIND)
        .str.extract(rf"^的?({HANS}*?)(?:{stop}|[^\x{{4E00}}-\x{{9FFF}}A-Za-z0-9“”·/]|$)", 1)
        .fill_null("")
    )


def deed() -> pl.Expr:
    """Return what befell or did the ones counted (138人 *死亡*), or an empty text."""
    return pl.col("tail").str.extract(rf"^({alternation('deed')})", 1).fill_null("")
