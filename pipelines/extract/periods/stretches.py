"""Expressions for long stretches of time: plans, decades, events, holidays and years counted back from now."""

import re
from collections.abc import Callable
from functools import cache

from pipelines import reference
from pipelines.extract.periods import grammar
from pipelines.extract.periods.points import int_of, read_year
from pipelines.extract.periods.shapes import Form, Point

CENTURY, DECADE = 100, 10
AHEAD = re.compile("未来|今后|此后|接下来")
UNITS = {"年": "year", "个月": "month", "个季度": "quarter", "周": "week", "天": "day", "日": "day"}


def read_plan(written: str) -> Form | None:
    """Return the years of a five-year plan; its first or last one for 初 and 末. A bare “十五五” names the plan."""
    name = re.search(grammar.names("five_year_plans", "five_year_plan"), written)
    first, last = _plans()[name[0]] if name else (0, 0)
    if re.search("末期?$", written):
        return Form("plan", Point("own", last))
    if re.search("初期?$", written):
        return Form("plan", Point("own", first))
    if written.endswith("以来"):
        return Form("plan", Point("own", first), Point("now", precision="day"), is_open=True)
    return Form(
        "named" if written.endswith("”") else "plan", Point("own", first), Point("own", last, precision="years")
    )


@cache
def _plans() -> dict[str, tuple[int, int]]:
    rows = reference.table("five_year_plans").select("five_year_plan", "first_year", "last_year").iter_rows()
    return {name: (int(first), int(last)) for name, first, last in rows}


def read_event(written: str) -> Form:
    """Return the time since an event."""
    name = re.sub(f"{grammar.OPEN}$", "", written)
    year, month, day = (int(part) for part in _events()[name].split("-"))
    start = Point("own", year, month, month, day, day, "day")
    return Form("event", start, Point("now", precision="day"), is_open=True)


@cache
def _events() -> dict[str, str]:
    return dict(reference.table("period_events").select("event", "first_day").iter_rows())


def read_decade(written: str) -> Form:
    """Return a century or a decade: 20世纪80年代 is 1980 to 1989; only its beginning or end can't be told."""
    if re.search("[初末]期?$|中期$|中叶$", written):
        return Form("vague")
    number = int_of(written) or (20 if written.startswith("上") else 21)
    decade = re.search("世纪(.*)年代", written)
    if decade is None:
        first = (number - 1) * CENTURY + 1
        return Form("decade", Point("own", first), Point("own", first + CENTURY - 1, precision="years"))
    first = (number - 1) * CENTURY + (int_of(decade[1]) or 0) * (1 if len(decade[1]) > 1 else DECADE)
    return Form("decade", Point("own", first), Point("own", first + DECADE - 1, precision="years"))


def read_rolling(written: str) -> Form:
    """Return a time counted back from the publish date, or on from it (未来三年); 三年前 is that year."""
    number, unit = re.search(grammar.NUMBER, written), re.search(grammar.SPAN_UNIT, written)
    length = int_of(number[0]) if number else None
    if length is None or unit is None or re.search("[几数多余]", written):
        return Form("vague")
    if written.endswith("年前"):
        return Form("ago", Point("published", -length))
    if written.startswith("这"):
        return Form("vague")
    now = Point("now", precision="years" if unit[0] == "年" else UNITS[unit[0]])
    ahead = AHEAD.match(written) is not None
    return Form("rolling", now, now, length=-length if ahead else length, unit=UNITS[unit[0]])


def read_lasting(_written: str) -> Form:
    """Return a run of years, whose days can't be told."""
    return Form("lasting")


def read_holiday(written: str) -> Form:
    """Return the days off of a public holiday in the year that is named, else the latest."""
    name = re.search(grammar.names("period_holidays", "holiday"), written)
    year = re.match(grammar.year(), written)
    start = read_year(year[0]) if year else Point("none")
    return Form("holiday", start, holiday=name and name[0])


STRETCHES: dict[Callable[[], str], Callable[[str], Form | None]] = {
    grammar.event: read_event,
    grammar.plan: read_plan,
    grammar.holiday: read_holiday,
    grammar.decade: read_decade,
    grammar.lasting: read_lasting,
    grammar.rolling: read_rolling,
}
