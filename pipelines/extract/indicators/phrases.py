"""The phrases around a number that may say what it counts: behind its unit, and before it. Which one does, is not here.

The words between which a phrase stands are data (seeds/reference/indicator_words.csv).
"""

import re
from functools import cache
from itertools import accumulate

import polars as pl

from pipelines.extract.distinct import each_once
from pipelines.pages.gazetteer import gazetteer, places_of_report
from pipelines.reference import words

CUT = "\x01"
HANS = r"\x{4E00}-\x{9FFF}A-Za-z“”·/"
REACH = 40
SHORTEST = 2
LONGEST_BEHIND = 14
MOST_BYTES = 4 * LONGEST_BEHIND
TIME = (
    r"(?:[0-9]{4}年|[0-9]{1,2}月份?|[0-9]{1,2}[日时分]|[0-9一二三四五六七八九十两]+(?:个月|天|个小时|年间)|第?[一二三四]季度"
    r"|同比|环比|“?十[二三四五]五”?|[0-9]+—|【[^】]*】)+(?:底|末|初|中旬|上旬|下旬|间|度)?"
)
# What a change is measured against, and where it started from, is not what changed.
BASE = (
    r"(^|[^占])(?:[由从](?:[^,:;。]{0,12}[的年月末初底时前])?|(?:[比较]|[高低快慢多少]于|高出|低出)[^,:;。]{0,18}"
    r"|[是为约][^,:;。]{0,14}的|占(?:[^比,:;。][^,:;。]{0,14})?)$"
)
# The words of one character in front of a phrase, and behind it, that are not its own.
LEFT_EDGE = r"^(?:其中|[^(]*[)]|[的了已将和及、与并均又也还再向对在等,:;()—·•●\s-]|其|该|近)+"
# 共 is a count before a verb (共引进), and a part of 共建.
TOGETHER = "^共([^建享同有性识产和])"
RIGHT_EDGE = r"(?:[达为有共约近超至到了的在是仅已将由逾满可不只就以也“(:\s]|分别|各)+$"
# The verbs of change of one character, but for 新增.
CHANGE_EDGE = r"([^新])[增降升减跌涨]$"
UNCLOSED = "^[^”]*“([^“”]*)$"
OWNER = r"^.*(?:公司|集团)(.{2,})$"
# Verbs and links of one character that end the noun behind a number.
LINKS = "[已将均也又还再由被从到在于与和及或并向对是让使令给把着了占超达获遭]"


@cache
def _marks() -> tuple[pl.Series, pl.Series]:
    """Return the words at which a text is cut, and what each becomes: a cut, or itself where it only holds one."""
    kept = words("indicator_words", "word", kind="keep")
    cuts = [*words("indicator_words", "word", kind="break"), *places_of_report(), *_full_names()]
    both = dict.fromkeys(cuts, CUT) | {word: word for word in kept}
    longest_first = sorted(both, key=lambda word: -len(word))
    return pl.Series(longest_first), pl.Series([both[word] for word in longest_first])


def with_cuts(text: pl.Expr) -> pl.Expr:
    """Return a text with a cut in place of each word between which phrases stand."""
    found, marks = (pl.lit(texts.implode()) for texts in _marks())
    return text.str.replace_many(found, marks, leftmost=True)


def _full_names() -> list[str]:
    return gazetteer().filter(~pl.col("is_alias"))["name"].unique().to_list()


@cache
def alternation(kind: str) -> str:
    """Return the words of one kind as an alternation, longest first."""
    return "|".join(re.escape(word) for word in words("indicator_words", "word", kind=kind))


def last_phrases(*lists: pl.Series) -> list[pl.Series]:
    """Return the phrase that each text of several lists ends with, or an empty text.

    All are searched at once, because the search for so many words takes longer to set up than to run.
    """
    texts = pl.concat([texts.alias("text") for texts in lists])
    phrase = each_once(texts, lambda text: _edged(_behind_last_cut(text))).to_frame("phrase")
    is_whole = pl.col("phrase").str.len_chars() >= SHORTEST
    found = phrase.select(pl.when(is_whole).then("phrase").otherwise(pl.lit(""))).to_series()
    ends = accumulate(map(len, lists))
    return [found.slice(end - len(texts), len(texts)).alias(texts.name) for texts, end in zip(lists, ends, strict=True)]


def with_before(figures: pl.DataFrame) -> pl.DataFrame:
    """Add before, the text before each number in its clause, which may end with a phrase.

    `between` is what stands between the number and the one before it, or the sentence's start.
    """
    # Each step is its own column, for an expression used twice would be worked out twice.
    before = pl.col("before")
    return (
        figures.with_columns(before=pl.col("between").str.tail(REACH).str.replace("^.*[,:;。]", ""))
        # A list's last item: 博士12名、硕士 is 硕士, but 电力、热力产值 is one phrase.
        .with_columns(before=pl.coalesce(pl.when("follows").then(before).str.replace("^.*、", ""), before))
        .with_columns(before=before.str.replace_all(TIME, CUT))
        .with_columns(before=pl.coalesce(pl.when(_is_compared()).then(before).str.replace(BASE, "${1}"), before))
    )


def clause_before(near: pl.Expr) -> pl.Expr:
    """Return the clause before the number's own (增速最快, 达到 21.4%), null where there is none."""
    ended = pl.when(near.str.contains("[,:;]")).then(near).str.replace("[,:;][^,:;]*$", "")
    return ended.str.replace("^.*[,:;]", "").str.replace_all(TIME, CUT)


def _is_compared() -> pl.Expr:
    return pl.col("statistic").is_in(["growth", "share"]) | pl.col("between").str.contains("[由从]|倍$")


def _behind_last_cut(clause: pl.Expr) -> pl.Expr:
    """Return what stands behind the last cut, cuts and single characters at the end aside."""
    cut = with_cuts(clause).str.replace(rf"(?:{CUT}[^{CUT}]?\s?)+$", "")
    return cut.str.replace(f"^.*{CUT}", "")


def _edged(phrase: pl.Expr) -> pl.Expr:
    """Return a phrase without the words at its edges that are not its own."""
    return (
        phrase.str.replace(RIGHT_EDGE, "")
        .str.replace(CHANGE_EDGE, "${1}")
        .str.replace(LEFT_EDGE, "")
        .str.replace(TOGETHER, "${1}")
        .str.replace(OWNER, "${1}")
        .str.replace(UNCLOSED, "${1}")
    )


def with_behind(figures: pl.DataFrame) -> pl.DataFrame:
    """Cut behind, the text behind a unit, to the noun there (1200名 *博士*), up to the word that says what it does."""
    behind, verbal = pl.col("behind"), pl.col("verbal")
    end = verbal.str.find(f"(?:{alternation('stop')}|{LINKS}|[^{HANS}])").fill_null(MOST_BYTES)
    return (
        figures.with_columns(behind=behind.str.replace(r"^\s?(?:的|给予)?", ""))
        # A listed noun may hold what ends another. Nothing is captured, for that is slow.
        .with_columns(verbal=behind.str.replace(f"^(?:{alternation('noun')})", ""))
        .with_columns(behind=behind.str.head(behind.str.len_chars() - verbal.str.len_chars()))
        .with_columns(behind=(behind + verbal.cast(pl.Binary).bin.slice(0, end).cast(pl.String)).fill_null(""))
        .drop("verbal")
    )


def deed() -> pl.Expr:
    """Return what befell or did the ones counted (138人 *死亡*), or an empty text."""
    return pl.col("tail").str.extract(f"^(?:{alternation('deed')})", 0).fill_null("")
