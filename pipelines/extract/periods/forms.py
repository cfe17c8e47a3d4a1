"""A time expression as written, read into what its days are computed from. Expressions repeat: each is read once."""

import re
from dataclasses import replace
from functools import cache, lru_cache

import polars as pl

from pipelines import reference
from pipelines.extract.periods import grammar
from pipelines.extract.periods.points import COUNTED_YEARS, read_point
from pipelines.extract.periods.shapes import Form, Point
from pipelines.extract.periods.stretches import STRETCHES

SCHEMA = {
    "surface": pl.String,
    "kind": pl.String,
    "is_as_of": pl.Boolean,
    "is_open": pl.Boolean,
    "is_basis": pl.Boolean,
    "length": pl.Int32,
    "unit": pl.String,
    "holiday": pl.String,
    "precision": pl.String,
    "base": pl.String,
    "year": pl.Int32,
    "month": pl.Int32,
    "day": pl.Int32,
    "end_base": pl.String,
    "end_year": pl.Int32,
    "end_month": pl.Int32,
    "end_day": pl.Int32,
    "edge": pl.String,
}
LAST_MONTH = 12


def read_forms(surfaces: pl.Series) -> pl.DataFrame:
    """Return one row per distinct surface that is a time expression: its kind, and what its days are counted from."""
    rows = [_row(surface) for surface in surfaces.unique().sort()]
    return pl.DataFrame([row for row in rows if row is not None], schema=SCHEMA, orient="row")


@lru_cache(maxsize=100_000)
def _row(surface: str) -> tuple[object, ...] | None:
    form = read_form(surface)
    if form is None:
        return None
    start, end = form.start or Point(""), form.end or form.start or Point("", precision="none")
    flags = (form.is_as_of, form.is_open, form.is_basis, form.length, form.unit, form.holiday)
    end_base = "same" if end.base == "none" else end.base
    first = (start.base, start.year, _month(start, start.first_month, 1), start.first_day)
    last = (end_base, end.year, _month(end, end.last_month, LAST_MONTH), end.last_day)
    return (surface, form.kind, *flags, end.precision, *first, *last, end.edge)


def _month(point: Point, told: int | None, whole_year: int) -> int | None:
    """Return the month of a point; a year without one starts or ends it."""
    return whole_year if told is None and point.base in ("own", *COUNTED_YEARS) else told


def read_form(surface: str) -> Form | None:
    """Return what an expression says, or None where it only looks like one."""
    rest = re.sub(f"^{grammar.AS_OF}", "", surface)
    since = re.sub(rf"{grammar.OPEN}$", "", rest)
    body = re.sub("的?同期$", "", since)
    form = _word(rest) or _stretch(rest) or _stretch(since) or _points(body)
    return form and replace(
        form, is_as_of=rest != surface, is_open=form.is_open or since != rest, is_basis=body != since
    )


@cache
def _undated() -> dict[str, Form]:
    """Return the words that mean now, and those whose days can't be told."""
    kinds = {"now": Form("now", Point("now", precision="day")), "vague": Form("vague"), "repeated": Form("repeated")}
    return {word: kinds[unit] for word, unit, _ in reference.table("period_words").iter_rows() if unit in kinds}


def _word(written: str) -> Form | None:
    return _undated().get(written)


def _stretch(written: str) -> Form | None:
    for pattern, read in STRETCHES.items():
        if re.fullmatch(pattern(), written):
            return read(written)
    return None


def _points(written: str) -> Form | None:
    """Return a point, or a span between two, either of which takes from the other what it leaves out."""
    parts = re.split(grammar.TO, re.sub(r"\s?[0-9]+[时点](?:[0-9]+分)?", "", written))
    if len(parts) == 1:
        point = read_point(written)
        return None if point is None else Form("date" if point.base == "own" else "point", point)
    start, end = read_point(completed(*parts[:2])), read_point(parts[1])
    if start is None or end is None or len(parts) > 2:  # noqa: PLR2004
        return None
    if end.base == "none":
        bare_day = end.first_month is None
        end = replace(end, base="same", last_month=start.first_month if bare_day else end.last_month)
    return Form("span", start, end)


def completed(left: str, right: str) -> str:
    """Return the first point of a span with the unit that only the second names: 1 of 1-9月 is 1月."""
    if re.fullmatch(grammar.YEAR_NUMBER, left):
        return left + "年"
    if re.search("[0-9一二三]$", left):
        unit = re.search("季度|[日号]$|月", right)
        return left + (unit[0] if unit else "")
    return left
