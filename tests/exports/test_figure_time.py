"""Periods and days in the notations of SDMX and Data Commons."""

import pytest

from tests.exports.frames import time_of

PERIODS = [
    # first day, last day, frequency, SDMX, date and period of Data Commons
    ("2023-01-01", "2023-12-31", "A", "2023", "2023", "P1Y"),
    ("2024-01-01", "2024-06-30", "S", "2024-S1", "2024-06", "P6M"),
    ("2024-07-01", "2024-12-31", "S", "2024-S2", "2024-12", "P6M"),
    ("2023-10-01", "2023-12-31", "Q", "2023-Q4", "2023-12", "P3M"),
    ("2024-02-01", "2024-02-29", "M", "2024-02", "2024-02", "P1M"),
    ("2024-12-30", "2025-01-05", "W", "2025-W01", "2025-01-05", "P7D"),
    ("2023-09-20", "2023-09-20", "D", "2023-09-20", "2023-09-20", "P1D"),
    ("2023-01-01", "2023-09-30", "_O", "2023-01-01/P9M", "2023-09", "P9M"),
    ("2023-02-01", "2023-04-30", "_O", "2023-02-01/P3M", "2023-04", "P3M"),
    ("2021-01-01", "2025-12-31", "_O", "2021-01-01/P5Y", "2025", "P5Y"),
    ("2022-07-01", "2023-06-30", "_O", "2022-07-01/P1Y", "2023-06", "P1Y"),
    ("2023-10-01", "2023-10-07", "_O", "2023-10-01/P7D", "2023-10-07", "P7D"),
]


@pytest.mark.parametrize(("first", "last", "expected"), [(row[0], row[1], row[2:]) for row in PERIODS])
def test_a_period_is_the_shortest_calendar_name_that_says_it_whole(
    first: str, last: str, expected: tuple[str, ...]
) -> None:
    written = time_of(period_start=first, period_end=last)
    written.pop("figure_key")
    assert tuple(written.values()) == expected


def test_a_stock_stands_at_a_day_and_has_no_length() -> None:
    written = time_of(as_of="2023-12-31")
    assert (written["freq"], written["time_period"]) == ("D", "2023-12-31")
    assert (written["observation_date"], written["observation_period"]) == ("2023-12-31", None)


def test_a_figure_without_a_time_has_no_row() -> None:
    assert time_of() == {}
