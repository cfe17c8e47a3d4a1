"""Charts as SVG: bars with their spread, and lines over a growing input. Nothing but text is written."""

import math
from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

WIDTH, VALUES, BAR, GAP, TOP, BOTTOM = 860, 130, 18, 8, 44, 34
# What a character of a label takes at most.
CHARACTER = 6.2
HEIGHT_OF_LINES, LEFT, RIGHT = 340, 70, 170
INK, FAINT, COLOURS = "#24292f", "#d0d7de", ("#2f6f9f", "#c2571a", "#4d8c57", "#7a5195")
Scale = Callable[[float], float]


class Bar(NamedTuple):
    """One bar: its length, and the spread of the rounds behind it; `stands_out` is drawn in the second colour."""

    label: str
    value: float
    low: float
    high: float
    stands_out: bool = False


class Line(NamedTuple):
    """One line: its points from left to right."""

    label: str
    points: Sequence[tuple[float, float]]


def bars(title: str, unit: str, rows: Sequence[Bar]) -> str:
    """Draw horizontal bars; on a logarithmic axis where the longest is more than thirty times the shortest."""
    height = TOP + len(rows) * (BAR + GAP) + BOTTOM
    labels = CHARACTER * max(len(row.label) for row in rows) + 16
    least, most = min(row.low for row in rows), max(row.high for row in rows)
    is_logarithmic = least > 0 and most / least > 30  # noqa: PLR2004  beyond it the shortest are not seen
    first = 10 ** math.floor(math.log10(least)) if is_logarithmic else 0.0
    place = _scale(first, most, labels, WIDTH - VALUES, is_logarithmic=is_logarithmic)
    shapes = [_axis(place, tick, TOP, height - BOTTOM) for tick in _ticks(first, most, is_logarithmic=is_logarithmic)]
    for number, row in enumerate(rows):
        y = TOP + number * (BAR + GAP)
        colour = COLOURS[1] if row.stands_out else COLOURS[0]
        middle = y + BAR / 2
        told = f"{_told(row.value)}" + (f" ({_told(row.low)}–{_told(row.high)})" if row.low < row.high else "")
        shapes += [
            _text(labels - 8, middle + 4, row.label, "end"),
            f'<rect x="{labels:.1f}" y="{y}" width="{place(row.value) - labels:.1f}" height="{BAR}" fill="{colour}"/>',
            _stroke(place(row.low), middle, place(row.high), middle, INK),
            _text(place(row.high) + 6, middle + 4, told),
        ]
    return _drawing(f"{title} ({unit})", height, shapes)


def lines(title: str, across: str, unit: str, rows: Sequence[Line]) -> str:
    """Draw lines over an input that grows by powers of ten."""
    points = [point for row in rows for point in row.points]
    most = max(y for _, y in points)
    right, bottom = WIDTH - RIGHT, HEIGHT_OF_LINES - BOTTOM - 16
    place_x = _scale(min(x for x, _ in points), max(x for x, _ in points), LEFT, right, is_logarithmic=True)
    place_y = _scale(0.0, most, bottom, TOP, is_logarithmic=False)
    shapes = []
    for tick in _ticks(0.0, most, is_logarithmic=False):
        shapes += [
            _stroke(LEFT, place_y(tick), right, place_y(tick), FAINT),
            _text(LEFT - 8, place_y(tick) + 4, _told(tick), "end"),
        ]
    shapes += [_text(place_x(x), bottom + 18, f"{x:,.0f}", "middle") for x in sorted({x for x, _ in points})]
    shapes.append(_text((LEFT + right) / 2, bottom + 38, across, "middle"))
    for colour, row in zip(COLOURS, rows, strict=False):
        placed = [(place_x(x), place_y(y)) for x, y in row.points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
        shapes.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.5"/>')
        shapes += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>' for x, y in placed]
        shapes.append(_text(placed[-1][0] + 10, placed[-1][1] + 4, f"{row.label}: {_told(row.points[-1][1])}"))
    return _drawing(f"{title} ({unit})", HEIGHT_OF_LINES, shapes)


def _scale(first: float, last: float, start: float, end: float, *, is_logarithmic: bool) -> Scale:
    """Return where on the axis a value stands."""
    bent: Scale = math.log10 if is_logarithmic else float
    span = bent(last) - bent(first) or 1.0
    return lambda value: start + (end - start) * (bent(value) - bent(first)) / span


def _ticks(first: float, most: float, *, is_logarithmic: bool) -> list[float]:
    if is_logarithmic:
        return [10.0**power for power in range(round(math.log10(first)), math.floor(math.log10(most)) + 1)]
    step = 10 ** math.floor(math.log10(most)) if most > 0 else 1.0
    step = next(step * part for part in (0.2, 0.5, 1, 2) if most / (step * part) <= 6)  # noqa: PLR2004  lines enough
    return [number * step for number in range(math.floor(most / step) + 1)]


def _axis(place: Scale, tick: float, top: float, bottom: float) -> str:
    return _stroke(place(tick), top, place(tick), bottom, FAINT) + _text(
        place(tick), bottom + 18, _told(tick), "middle"
    )


def _told(value: float) -> str:
    """Write a number with three digits, or all of its whole ones."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"  # noqa: PLR2004  three digits


def _text(x: float, y: float, words: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _stroke(x: float, y: float, to_x: float, to_y: float, colour: str) -> str:
    return f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" stroke="{colour}"/>'


def _drawing(title: str, height: float, shapes: Sequence[str]) -> str:
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
            f' font-family="Helvetica, Arial, sans-serif" font-size="12" fill="{INK}" role="img">',
            f"<title>{escape(title)}</title>",
            f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
            f'<text x="12" y="24" font-size="15" font-weight="bold">{escape(title)}</text>',
            *shapes,
            "</svg>\n",
        ]
    )
