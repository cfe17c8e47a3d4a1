"""Whether a period read is the one labelled, whatever detail the label leaves out.

A label is written as in tests/gold/facts/README.md: `2023`, `2023H1`, `2023Q3`, `2023-01..2023-09`, `asof 2024-09`. It
names months or years where the text does, so days inside them make no difference; a part of the year does.
"""

import calendar
import re
from datetime import date

AS_OF = "asof "
PART = re.compile(r"(\d{4})([HQ])(\d)")
MONTHS = {"H": 6, "Q": 3}
YEAR, MONTH = 1, 2


def same_period(label: str | None, start: date | None, end: date | None, as_of: date | None) -> bool:
    """Tell whether the days read are what the label says; nothing where it says nothing."""
    if label is None:
        return start is None and as_of is None
    if label.startswith(AS_OF):
        first, last = _days(label.removeprefix(AS_OF))
        return as_of is not None and first <= as_of <= last
    if start is None or end is None:
        return False
    opening, _, closing = label.partition("..")
    first, last = _days(opening)[0], _days(closing or opening)[1]
    return _agree(opening, first, start) and _agree(closing or opening, last, end)


def _agree(text: str, labelled: date, read: date) -> bool:
    """Compare two days to the detail of the label; a year also ends on the last day told of by its story."""
    parts = text.count("-") + 1
    if parts == YEAR and not PART.fullmatch(text):
        return labelled.year == read.year and (labelled.month != 1 or read.month == 1)
    return (labelled.year, labelled.month) == (read.year, read.month) if parts <= MONTH else labelled == read


def _days(text: str) -> tuple[date, date]:
    """Return the first and the last day of a day, month, quarter, half or year."""
    part = PART.fullmatch(text)
    if part:
        months = MONTHS[part[2]]
        first = (int(part[3]) - 1) * months + 1
        return date(int(part[1]), first, 1), _month_end(int(part[1]), first + months - 1)
    numbers = [int(number) for number in text.split("-")]
    if len(numbers) > MONTH:
        return date.fromisoformat(text), date.fromisoformat(text)
    if len(numbers) == MONTH:
        return date(numbers[0], numbers[1], 1), _month_end(numbers[0], numbers[1])
    return date(numbers[0], 1, 1), date(numbers[0], 12, 31)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
