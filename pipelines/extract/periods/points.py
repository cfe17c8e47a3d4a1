"""One point of time as written, read into numbers: 去年3月5日 is year -1 of the publish date, month 3, day 5."""

import re
from dataclasses import replace
from functools import cache

from pipelines import reference
from pipelines.extract.figures.numerals import DIGITS, evaluate
from pipelines.extract.periods.grammar import CN, DAY, MONTH, YEAR_NUMBER, YEAR_UNITS, words
from pipelines.extract.periods.shapes import Point

TENTHS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, None)}
WEEKDAYS = {mark: number for number, mark in enumerate("一二三四五六日")} | {"天": 6, "末": 6}
YEAR_BASES = {"year": "published", "story_year": "story", "year_before": "year_before", "whole_year": "whole_year"}
COUNTED_YEARS = (*YEAR_BASES.values(), "near_year")
QUARTER_DIGITS = str.maketrans("1234", "一二三四")


@cache
def _pattern() -> re.Pattern[str]:
    dated = rf"(?P<month>{MONTH})?\s?(?P<day>{DAY})?(?P<part>.*)"
    named = rf"(?:(?P<number>{YEAR_NUMBER})(?:届|学年|\s?年?度?)|(?P<word>{_all()}))?\s?的?"
    return re.compile(rf"{named}(?:[(].*[)]|{dated})", re.DOTALL)


@cache
def _all() -> str:
    return words(*YEAR_UNITS, "month", "story_month", "week", "day", "story_day", "now")


@cache
def _offsets() -> dict[str, tuple[str, int]]:
    table = reference.table("period_words").drop_nulls("offset")
    return {word: (unit, int(offset)) for word, unit, offset in table.iter_rows()}


@cache
def _parts() -> dict[str, tuple[int, int, str]]:
    table = reference.table("period_parts")
    return {part: (int(first), int(last), precision) for part, first, last, precision in table.iter_rows()}


def read_point(written: str) -> Point | None:
    """Return one point, or None where the words name none."""
    dated = re.search(rf"[(]({MONTH}{DAY})[)]$", written)
    found = _pattern().fullmatch(dated[1] if dated else written)
    if found is None:
        return None
    base = _base(found["number"], found["word"])
    if found["month"] or found["day"]:
        return _dated(base, found["month"], found["day"], found["part"] or "")
    return _with_part(base, found["part"] or "")


def read_year(written: str) -> Point:
    """Return the point of a year alone, a number or a word."""
    found = re.match(YEAR_NUMBER, written)
    return _base(found[0] if found else None, None if found else written)


def _base(number: str | None, word: str | None) -> Point:
    if number:
        return Point("own", int("".join(str(DIGITS.get(mark, mark)) for mark in number)))
    if word is None:
        return Point("none")
    unit, offset = _offsets()[word]
    if unit in YEAR_BASES:
        return Point(YEAR_BASES[unit], offset)
    return Point(
        unit, offset, precision={"week": "week", "day": "day", "story_day": "day", "now": "day"}.get(unit, "month")
    )


def _dated(base: Point, month: str | None, day: str | None, part: str) -> Point | None:
    number = int_of(month) if month else None
    if day:
        if part:
            return None
        at = int_of(day)
        return replace(base, first_month=number, last_month=number, first_day=at, last_day=at, precision="day")
    first, last = TENTHS.get(part, (None, None))
    dated = replace(base, first_month=number, last_month=number, first_day=first, last_day=last, edge=_edge(part))
    return replace(dated, precision="day" if first else "month")


def _edge(part: str) -> str | None:
    """Return month for the last days of a month, which books are closed at, year for those of a year."""
    return {"末": "month", "月末": "month", "年底": "year", "年末": "year"}.get(part)


def _with_part(base: Point, part: str) -> Point | None:
    if base.base == "none" and part.startswith("年"):
        base = Point("near_year", 0)
    plain = re.sub("^头", "前", part.removesuffix("前").removeprefix("第"))
    if not plain:
        return None if base.base == "none" else base
    if base.base in ("month", "story_month"):
        first, last = TENTHS.get(plain, (None, None))
        return replace(base, first_day=first, last_day=last, edge=_edge(plain))
    if base.base == "week":
        at = WEEKDAYS.get(plain)
        return replace(base, first_day=at, last_day=at, precision="day")
    months = re.fullmatch(rf"[前首]([0-9]{{1,2}}|{CN}{{1,2}}|两)个?月", plain)
    if months:
        return replace(base, first_month=1, last_month=int_of(months[1]), precision="month")
    season = re.sub("季度末$", "季度", plain.replace("个季", "季")).translate(QUARTER_DIGITS)
    known = _parts().get(plain) or _parts().get(season)
    if known is None:
        return None
    edge = _edge("年" + plain[-1])
    return replace(base, first_month=known[0], last_month=known[1], precision=known[2], edge=edge)


def int_of(written: str) -> int | None:
    """Return the whole number at the start of a text (五月 is 5), or None."""
    number = re.match(r"[0-9]+|[零一二两三四五六七八九十百]+", written)
    value = evaluate(number[0]) if number else None
    return None if value is None else int(value)
