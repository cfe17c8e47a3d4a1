"""The written forms of time expressions as patterns, shared by the search and the reading. No date is computed here."""

import re
from functools import cache

from pipelines import reference

CN = "[一二三四五六七八九十]"
CN_YEAR = "[一二][〇零○一二三四五六七八九]{3}"
YEAR_NUMBER = rf"(?:1[5-9][0-9]{{2}}|20[0-9]{{2}}|{CN_YEAR})"
TO = r"\s?(?:[-~～—–－]{1,2}|至|到)\s?"
NUMBER = rf"(?:[0-9]{{1,3}}|{CN}{{1,3}}|[两百])"
MONTH = rf"(?:[0-9]{{1,2}}|{CN}{{1,2}})\s?月份?"
DAY = rf"(?:[0-9]{{1,2}}|{CN}{{1,3}})\s?[日号]"
BARE_DAY = r"[0-9]{1,2}\s?日"
MONTH_PART = "(?:[当单]月|[上中下]旬|月?初|月?[底末]前?)"
SEASON = "第?[一二三四1-4]季度|(?:[前头首]|第?一至)[二两三四2-4]个?季度|首季度"
HALF = "(?:[上下]半年|半年[度报])"
FIRST_MONTHS = rf"[前头首](?:[0-9]{{1,2}}|{CN}{{1,2}}|两)个?月"
PART = rf"(?:{HALF}|(?:{SEASON})末?|{FIRST_MONTHS})"
YEAR_PART = "(?:年?初|年?[底末]前?|[冬春夏秋][季天]|全年|年内|年中)"
OPEN = "(?:以来|至今|迄今)"
AS_OF = r"(?:截至|截止)(?:到|至)?(?:当地时间|北京时间)?\s?"
CLOCK = r"(?:\s?[0-9]{1,2}[时点](?:[0-9]{1,2}分)?)?"
YEAR_UNITS = ("year", "story_year", "year_before", "whole_year")
SPAN_UNIT = "(?:年|个月|周|天|日|个季度)"


def either(*patterns: str) -> str:
    """Return one group that matches any of the patterns, the earlier first."""
    return f"(?:{'|'.join(patterns)})"


@cache
def words(*units: str) -> str:
    """Return the words whose offset counts in one of these units, longest first."""
    table = reference.table("period_words")
    chosen = table.filter(table["unit"].is_in(units))["word"].to_list()
    return either(*sorted(map(re.escape, chosen), key=lambda word: (-len(word), word)))


@cache
def names(table: str, column: str) -> str:
    """Return the names in one column of a reference table, longest first."""
    return either(*map(re.escape, reference.words(table, column)))


@cache
def year() -> str:
    """Return the pattern of a year: a number or a word."""
    return either(rf"{YEAR_NUMBER}(?:届|学年|\s?年度?)", words(*YEAR_UNITS))


@cache
def point() -> str:
    """Return the pattern of one point: a year, a month or a day, in their order, or a part of a year."""
    month = rf"{MONTH}(?:\s?{DAY}|{MONTH_PART})?"
    month_word = rf"{words('month', 'story_month')}(?:\s?{DAY}|{MONTH_PART})?"
    within = rf"(?:\s?的?(?:{month}|{PART}|{YEAR_PART}))?"
    day_word = rf"{words('day', 'story_day')}(?:[(](?:{MONTH})?{BARE_DAY}[)])?"
    week = rf"{words('week')}[一二三四五六日天末]?"
    return either(rf"{year()}{within}", month, month_word, day_word, week, PART, BARE_DAY)


@cache
def span() -> str:
    """Return the pattern of a span whose first point leaves out what the second says (2021-2023年, 1-9月)."""
    years = rf"{YEAR_NUMBER}{TO}{year()}"
    later = either(
        rf"(?:{MONTH}\s?)?[0-9]{{1,2}}{TO}{BARE_DAY}", rf"[0-9]{{1,2}}{TO}{MONTH}", "第?[一二三]至[二三四]季度"
    )
    return either(years, rf"(?:{year()}\s?)?{later}")


@cache
def points() -> str:
    """Return the pattern of a point, or of a span between two."""
    return rf"{point()}(?:{CLOCK}{TO}{either(point(), words('now'))}{CLOCK})?"


@cache
def plan() -> str:
    """Return the pattern of a five-year plan's time."""
    name = names("five_year_plans", "five_year_plan")
    return rf"(?:“?{name}”?(?:规划)?(?:时期|期间|以来|[初末]期?)|“{name}”)"


@cache
def rolling() -> str:
    """Return the pattern of a stretch of time counted from the day of the story."""
    stretch = rf"(?:{NUMBER}|几|数|多)多?余?{SPAN_UNIT}"
    led = rf"(?:最?近|过去|未来|今后|此后|接下来|这)的?{stretch}多?(?:时间)?(?:以来|来|间|[内里中])?"
    return either(led, rf"{stretch}(?:以来|来|间)", f"{NUMBER}年前")


@cache
def lasting() -> str:
    """Return the pattern of a run of years or months up to now."""
    return rf"(?:连续|持续|连)第?{NUMBER}{SPAN_UNIT}"


@cache
def decade() -> str:
    """Return the pattern of a century or one of its decades."""
    century = rf"(?:[0-9]{{1,2}}|{CN}{{1,3}}|上个?|本)世纪"
    return rf"{century}(?:初|末|(?:[1-9]0|[二三四五六七八九]十)年代(?:初|末|中期|初期|末期)?)?"


@cache
def holiday() -> str:
    """Return the pattern of a public holiday's days off."""
    named = names("period_holidays", "holiday")
    return rf"(?:{year()}的?)?“?{named}节?”?(?:小?长假|假期|假日|黄金周)(?:期间)?"


@cache
def event() -> str:
    """Return the pattern of the time since an event whose day everyone knows."""
    return rf"{names('period_events', 'event')}{OPEN}"


@cache
def year_bound() -> str:
    """Return the pattern of a bound of the running year."""
    return "年(?:[初内]|[底末]前?)"


KINDS = (event, plan, holiday, decade, lasting, rolling, span, points, year_bound)


@cache
def expression() -> str:
    """Return the pattern of any time expression, and of what only looks like one."""
    kinds = either(*(pattern() for pattern in KINDS))
    told = rf"(?:{AS_OF})?{kinds}(?:{OPEN}|的?同期)?"
    fixed = rf"(?:{AS_OF})?{words('now', 'vague', 'repeated')}"
    return either(*reference.table("period_exclusions")["pattern"], told, fixed)
