"""The regular expressions of a figure: number, words inside it, multiplier, unit; and how a line is cut into pieces."""

import re
from dataclasses import dataclass
from functools import cache

from pipelines import reference
from pipelines.extract.figures.exclusions import RANK, TO, skipped

MARK = r"\x{FFFD}"
# Digits may run into a Latin unit (5kg); where no unit has to follow, the number ends where its word does (not 5G).
DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
ARABIC = rf"{DIGITS}(?-u:\b)"
TORN = rf"(?:{MARK}+[0-9][0-9.]*|[0-9][0-9.]*{MARK}+[0-9]*)"
START = r"(?-u:\b)"
DIGIT = "[一二两三四五六七八九]"
CHINESE = "[一二两三四五六七八九十百千万亿][零〇一二两三四五六七八九十百千万亿]*(?:点[零一二三四五六七八九]+)?"
CHINESE_MARK = "[零〇一二两三四五六七八九十百千万亿]"
TIMES = "[十百千万亿]"
MORE = r"\s?[余多来几]?\s?"
# Two neighbouring digits leave a number open between them: 三四万, 十七八个.
PAIR = "(?:一两|两三|二三|三四|三五|四五|五六|六七|七八|八九)"
HALVED = "小时|钟头|月|星期|世纪|学期"
TENTH_OF = "果[园农树林蔬]|员工|本[科地]|家[庭长]|品牌|分[布之]"
AFTER_TENTH = "为立功员果长熟就都品交绩效型分家本不材语见叠页线返扣射旧"
SURE_UNIT = "(?:吨|%|亩|公里|平方米|平方公里|公顷|千瓦时|个百分点)"
JOINT = r"\s?[、和与及或]\s?"
CURRENCY = r"(?:US|HK)?[$¥￥€£]"
NUMBER = rf"(?:(?:零下|[-−])?{START}{ARABIC}(?:{TIMES}+{ARABIC})*|{TORN})"
MEASURED = rf"(?:(?:零下|[-−])?{START}{DIGITS}(?:{TIMES}+{DIGITS})*|{TORN})"
HIGH = rf"(?:{START}{DIGITS}(?:{TIMES}+[0-9]+)?)"
PORTION = rf"(?:[百千万]分之(?:{ARABIC}|{CHINESE})|{CHINESE}分之{CHINESE}|[0-9]+分之(?:[0-9]+|{CHINESE}))"
TENTH = rf"(?:{DIGIT}|{START}[0-9](?:\.[0-9])?)"
DOUBLING = "翻了?[一两二三四1-4]番"
RUN = (
    "(?:一[零〇一二两三四五六七八九十百千万亿点]|[二两三四五六七八九十百千万亿])[零〇一二两三四五六七八九十百千万亿点]*"
)


@dataclass(frozen=True)
class Grammar:
    """The expressions built once from the unit tables."""

    spot: str
    skip: str
    figure: str
    number: str
    behind: str
    span: str


@cache
def grammar() -> Grammar:
    """Build every expression from the word lists."""
    unit = arabic_units()
    sign = rf"(?:{CURRENCY}\s?)?(?:零下|[-−])?"
    other = rf"半数|一[半成折倍]|{DOUBLING}|{MARK}+|[0-9A-Za-z][0-9A-Za-z._@/+-]*"
    times = rf"(?P<more2>{MORE})(?P<times>{TIMES}*?)"
    low = rf"(?P<low>.+?)(?P<more>{MORE})(?P<low_times>{TIMES}*?)\s?(?P<low_unit>{unit})?"
    return Grammar(
        spot=rf"{skipped()}|{RANK}|{sign}{START}(?:{ARABIC}|{DIGITS}{latin_units()})|{TORN}|{RUN}|{other}",
        skip=f"^(?:{skipped()})$",
        figure=f"^(?:{'|'.join(kinds().values())})",
        number=rf"^{CURRENCY}?\s?(?:零下|[-−])?[0-9.,\x{{FFFD}}]+(?:{TIMES}+{ARABIC})*",
        behind=rf"^(?P<more>{MORE})(?P<times>{TIMES}*?)(?P<more2>{MORE})(?P<unit>{unit})?$",
        span=rf"^{low}{TO}(?P<high>{HIGH}|{CHINESE}?){times}\s?(?P<unit>{unit})$",
    )


@cache
def kinds() -> dict[str, str]:
    """Return the expression of each kind of piece; the first that matches takes it."""
    unit, chinese_unit = arabic_units(), chinese_units()
    single = rf"{MEASURED}{MORE}{TIMES}*?{MORE}{unit}"
    span = rf"{MEASURED}{MORE}{TIMES}*?(?:\s?{unit})?{TO}{HIGH}{MORE}{TIMES}*?{MORE}{unit}"
    chinese_span = rf"{CHINESE}(?:{chinese_unit})?{TO}{CHINESE}[余多来]?{chinese_unit}"
    behind_tenth = rf"[半多]|{DIGIT}[,。;、左以]|[^{AFTER_TENTH}]|{TENTH_OF}|$"
    return {
        "portions": rf"{PORTION}{TO}(?:{PORTION}|{START}{ARABIC}|{CHINESE})",
        "half": rf"(?:{START}{ARABIC}|{CHINESE})(?:个半(?:{HALVED})|[年天倍斤亩里]半)",
        "range": rf"{span}|{chinese_span}",
        "list": rf"{START}{ARABIC}\s?{TIMES}*(?:{JOINT}{START}{ARABIC}\s?{TIMES}*)*{JOINT}{single}",
        "symbol": rf"{CURRENCY}\s?{ARABIC}\s?[百千]?[万亿]*",
        "fraction": rf"{PORTION}|{START}[0-9]/[0-9]{START}|一半|半数",
        "tenth": rf"(?:{DIGIT}{{2}}|{TENTH})[成折]?(?:{TO}{TENTH})?[成折](?:{behind_tenth})",
        "doubled": DOUBLING,
        "pair": rf"(?:{CHINESE_MARK}*{PAIR}|一二{TIMES}){TIMES}*(?:[余多来]?{chinese_unit}|[万亿])",
        "torn": rf"{MARK}+[余多]?(?:{SURE_UNIT}|[万亿]{unit})",
        "single": single,
        "chinese": rf"{CHINESE}[余多来]?[万亿]?{chinese_unit}",
        "myriads": rf"{DIGIT}{CHINESE_MARK}*[万亿]{CHINESE_MARK}*[余多]?",
        "rank": RANK,
        "bare": rf"{NUMBER}{MORE}{TIMES}*[余多]?",
    }


@cache
def unit_words(*numerals: str) -> str:
    """Return the alternation of units, longest first; a Latin unit ends at an ASCII word boundary."""
    table = reference.table("figure_units")
    kept = set(table.filter(table["numerals"].is_in(list(numerals)))["written"])
    words = [word for word in reference.words("figure_units", "written") if word in kept]
    per = reference.words("figure_denominators", "written")
    return rf"(?:(?:{'|'.join(map(bounded, words))})(?:/(?:{'|'.join(map(bounded, per))}))?)"


def arabic_units() -> str:
    """Return the alternation of the units behind Arabic digits."""
    return unit_words("any", "listed", "arabic")


def chinese_units() -> str:
    """Return the alternation of the units behind Chinese numerals; a listed one counts only behind its list."""
    return unit_words("any", "listed")


@cache
def latin_units() -> str:
    """Return the alternation of the units that begin with a Latin letter, longest first."""
    words = [word for word in reference.words("figure_units", "written") if re.match("[A-Za-z]", word)]
    return f"(?:{'|'.join(map(bounded, words))})"


def bounded(word: str) -> str:
    """Return the expression of one unit; a Latin one ends where its word does (5m is not read from 5mm)."""
    return re.escape(word) + (r"(?-u:\b)" if re.search("[A-Za-z]$", word) else "")
