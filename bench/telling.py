"""How a measured row is written: numbers in three digits, with the spread of their rounds."""

from collections.abc import Sequence

from bench.results import Row

Rows = Sequence[Row]
HUNDRED = 100


def number(row: Row, column: str) -> float:
    """Return one number of a row."""
    return float(str(row[column]))


def told(row: Row, column: str) -> str:
    """Write a number, with the spread of its rounds where it has one."""
    if row.get(column) is None:
        return ""
    value = row[column]
    if not isinstance(value, float):
        return f"{value:,}" if isinstance(value, int) else str(value)
    low = row.get(f"{column}, lowest")
    spread = "" if low is None or low == value else f" [{_short(number(row, f'{column}, lowest'))}, "
    return _short(value) + (f"{spread}{_short(number(row, f'{column}, highest'))}]" if spread else "")


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= HUNDRED else f"{value:.3g}"
