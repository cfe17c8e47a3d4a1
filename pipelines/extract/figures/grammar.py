"""The regular expressions of a figure: number, words inside it, multiplier, unit; and how a line is cut into pieces."""

import re
from dataclasses import dataclass
from functools import cache

from pipelines import reference
from pipelines.extract.figures.exclusions import RANK, TO, skipped

MARK = r"\x{FFFD}"
ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)(?-u:\b)"
TORN = rf"(?:{MARK}+[0-9][0-9.]*|[0-9][0-9.]*{MARK}+[0-9]*)"
START = r"(?-u:\b)"
DIGIT = "[一二两三四五六七八九]"
CHINESE = "[一二两三四五六七八九十百千万亿][零〇一二两三四五六七八九十百千万亿]*(?:点[零一二三四五六七八九]+)?"
CHINESE_MARK = "[零〇一二两三四五六七八九十百千万亿]"
TIMES = "[十百千万亿]"
MORE = r"\s?[余多来几]?\s?"
# Two neighbouring digits leave a number open between them: 三四万, 十七八个.
PAIR = "(?:一两|两三|二三|三四|三五|四五|五六|六七|七八|八九)"
TENTH_OF = "果[园农树林蔬]|员工|本[科地]|家[庭长]|品牌|分[布之]"
AFTER_TENTH = "为立功员果长熟就都品交绩效型分家本不材语见叠页线返扣射旧"
SURE_UNIT = "(?:吨|%|亩|公里|平方米|平方公里|公顷|千瓦时|个百分点)"
JOINT = r"\s?[、和与及或]\s?"
CURRENCY = r"(?:US|HK)?[$¥￥€£]"
RUN = (
    "(?:一[零〇一二两三四五六七八九十百千万亿点]|[二两三四五六七八九十百千万亿])[零〇一二两三四五六七八九十百千万亿点]*"
)


@dataclass(frozen=True)
class Grammar:
    """The expressions built once from the unit tables."""

    spot: str
    skip: str
    figure: str
    kinds: dict[str, str]
    number: str
    behind: str
    span: str


@cache
def grammar() -> Grammar:
    """Build every expression from the word lists."""
    unit, chinese_unit = unit_words("any", "arabic"), unit_words("any")
    number = rf"(?:(?:零下|[-−])?{START}{ARABIC}(?:{TIMES}+{ARABIC})*|{TORN})"
    single = rf"{number}{MORE}{TIMES}*?{MORE}{unit}"
    one = rf"(?:{START}{ARABIC}(?:{TIMES}+[0-9]+)?)"
    span = rf"{number}{MORE}{TIMES}*?(?:\s?{unit})?{TO}{one}{MORE}{TIMES}*?{MORE}{unit}"
    chinese_span = rf"{CHINESE}(?:{chinese_unit})?{TO}{CHINESE}[余多来]?{chinese_unit}"
    listed = rf"{START}{ARABIC}\s?{TIMES}*(?:{JOINT}{START}{ARABIC}\s?{TIMES}*)*{JOINT}{single}"
    kinds = dict(
        range=rf"{span}|{chinese_span}",
        list=listed,
        symbol=rf"{CURRENCY}\s?{ARABIC}\s?[百千]?[万亿]*",
        fraction=rf"[百千万]分之(?:{ARABIC}|{CHINESE})|{CHINESE}分之{CHINESE}|[0-9]+分之[0-9]+|{START}[0-9]/[0-9]{START}|一半|半数",
        tenth=rf"(?:{DIGIT}{{1,2}}|{START}[0-9](?:\.[0-9])?)[成折]?(?:{TO}(?:{DIGIT}|[0-9](?:\.[0-9])?))?[成折](?:[半多]|[^{AFTER_TENTH}]|{TENTH_OF}|$)",
        doubled="翻了?[一两二三四1-4]番",
        pair=rf"(?:[十百千万零二三四五六七八九]*{PAIR}|一二{TIMES})(?:{TIMES}*[余多来]?{chinese_unit}|{TIMES}*[万亿])",
        torn=rf"{MARK}+[余多]?(?:{SURE_UNIT}|[万亿]{unit})",
        single=single,
        chinese=rf"{CHINESE}[余多来]?[万亿]?{chinese_unit}",
        myriads=rf"{DIGIT}{CHINESE_MARK}*[万亿]{CHINESE_MARK}*[余多]?",
        rank=RANK,
        bare=rf"{number}{MORE}{TIMES}*[余多]?",
    )
    return Grammar(
        spot=rf"{skipped()}|{RANK}|(?:{CURRENCY}\s?)?(?:零下|[-−])?{START}{ARABIC}|{TORN}|{RUN}|半数|一[半成折倍]|翻了?[一两二三四1-4]番|{MARK}+|[0-9A-Za-z][0-9A-Za-z._@/+-]*",
        skip=f"^(?:{skipped()})$",
        figure=f"^(?:{'|'.join(kinds.values())})",
        kinds=kinds,
        number=rf"^{CURRENCY}?\s?(?:零下|[-−])?[0-9.,\x{{FFFD}}]+(?:{TIMES}+{ARABIC})*",
        behind=rf"^(?P<more>{MORE})(?P<times>{TIMES}*?)(?P<more2>{MORE})(?P<unit>{unit})?$",
        span=rf"^(?P<low>.+?)(?P<more>{MORE})(?P<low_times>{TIMES}*?)\s?(?P<low_unit>{unit})?{TO}(?P<high>{one}|{CHINESE}?)(?P<more2>{MORE})(?P<times>{TIMES}*?)\s?(?P<unit>{unit})$",
    )


@cache
def unit_words(*numerals: str) -> str:
    """Return the alternation of units, longest first; a Latin unit ends at an ASCII word boundary."""
    table = reference.table("figure_units")
    kept = set(table.filter(table["numerals"].is_in(list(numerals)))["written"])
    words = [word for word in reference.words("figure_units", "written") if word in kept]
    one = "|".join(
        re.escape(word) + (r"(?-u:\b)" if word[-1].isascii() and word[-1].isalpha() else "") for word in words
    )
    return rf"(?:(?:{one})(?:/(?:{one}))?)"
