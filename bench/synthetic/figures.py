"""Draws one figure: its text with the words that limit it, and what is true of it."""

import math
import random
from functools import cache
from typing import NamedTuple

from bench.synthetic.vocabulary import Weighted, rows

MULTIPLIERS = {"": 1, "万": 10**4, "亿": 10**8}
# 余 stands behind round numbers only.
ROUND, LEAST_ROUND = 10, 100
CHARACTERS = "零一两三四五六七八九"
# The high end of a range is at most so much above the low one, as a share of it.
WIDEST = 2.0


class Kind(NamedTuple):
    """One kind of figure: a row of `figures.csv`. Its `form` is digits, Chinese characters, or a range of digits."""

    form: str
    unit: str
    scale: str
    low: float
    high: float
    decimals: int
    statistic: str
    direction: str | None
    is_limited: bool


class Limit(NamedTuple):
    """Words that limit a number: a row of `limits.csv`."""

    before: str
    inside: str
    after: str
    modifier: str


UNLIMITED = Limit("", "", "", "exact")
RANGE = Limit("", "", "", "range")


class Figure(NamedTuple):
    """A figure as drawn: its words, and the truth about it: value, value_max, unit, modifier, statistic, direction."""

    before: str
    surface: str
    after: str
    truth: tuple[float, float | None, str, str, str, str | None]


@cache
def kinds() -> dict[str, Kind]:
    """Return the kinds of figure by name."""
    return {
        row["name"]: Kind(
            row["form"],
            row["unit"],
            row["scale"],
            float(row["low"]),
            float(row["high"]),
            int(row["decimals"]),
            row["statistic"],
            row["direction"] or None,
            row["is_limited"] == "yes",
        )
        for row in rows("figures")
    }


@cache
def limits() -> Weighted[Limit]:
    """Return the words that limit a number, by how often they do."""
    found = [Limit(row["before"], row["inside"], row["after"], row["modifier"]) for row in rows("limits")]
    return Weighted(found, [int(row["weight"]) for row in rows("limits")])


def draw(name: str, rng: random.Random) -> Figure:
    """Draw a figure of a kind, small ones as often as large ones."""
    kind = kinds()[name]
    number = kind.low * math.exp(rng.random() * math.log(kind.high / kind.low))
    digits = round(number * 10**kind.decimals)
    if kind.form == "range":
        return _range(kind, digits, digits + max(1, round(digits * rng.random() * WIDEST)))
    limit = limits().draw(rng) if kind.is_limited else UNLIMITED
    if limit.inside:
        digits, limit = _rounded(digits, kind, limit)
    written = CHARACTERS[digits] if kind.form == "characters" else _written(kind, digits)
    surface = f"{written}{limit.inside}{kind.scale}{kind.unit}"
    return _figure(kind, surface, limit, _value(kind, digits), None)


def _range(kind: Kind, low: int, high: int) -> Figure:
    surface = f"{_written(kind, low)}{kind.scale}{kind.unit}至{_written(kind, high)}{kind.scale}{kind.unit}"
    return _figure(kind, surface, RANGE, _value(kind, low), _value(kind, high))


def _figure(kind: Kind, surface: str, limit: Limit, value: float, value_max: float | None) -> Figure:
    truth = (value, value_max, kind.unit, limit.modifier, kind.statistic, kind.direction)
    return Figure(limit.before, surface, limit.after, truth)


def _written(kind: Kind, digits: int) -> str:
    """Write a number that is kept without its decimal point: 325 with two decimals is 3.25, 300 is 3."""
    if not kind.decimals:
        return str(digits)
    return f"{digits / 10**kind.decimals:.{kind.decimals}f}".rstrip("0").rstrip(".")


def _value(kind: Kind, digits: int) -> float:
    return float(digits * MULTIPLIERS[kind.scale] / 10**kind.decimals)


def _rounded(digits: int, kind: Kind, limit: Limit) -> tuple[int, Limit]:
    """Make the number round, or take the limit away where it cannot be."""
    if kind.decimals or kind.scale or digits < LEAST_ROUND:
        return digits, UNLIMITED
    return digits // ROUND * ROUND, limit
