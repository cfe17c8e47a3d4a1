"""Stretches counted from the publish date: 近三年, 过去一年, 未来五年."""

import polars as pl

from pipelines.extract.periods.anchors import YEAR, first_of, month_of

# In the first months of a year, the past year is the calendar year before.
EARLY_MONTH = 4
UNITS = {"month": "mo", "quarter": "q", "week": "w", "day": "d"}
DAY = pl.duration(days=1)


def rolling_days(found: pl.DataFrame) -> pl.DataFrame:
    """Return row, start and end of each stretch: to the day, but whole years where more than one is meant."""
    length, today = pl.col("length"), pl.col("until")
    moved = pl.lit(None, pl.Date)
    for unit, mark in UNITS.items():
        shifted = today.dt.offset_by(pl.format("{}" + mark, -length))
        moved = pl.when(pl.col("unit") == unit).then(shifted).otherwise(moved)
    is_years, is_past = pl.col("unit") == "year", length > 0
    return found.filter(length.is_not_null()).select(
        "row",
        start=pl.when(is_years).then(_years_start()).when(is_past).then(moved).otherwise(today),
        end=pl.when(is_years).then(_years_end()).when(is_past).then(today).otherwise(moved),
    )


def _years_start() -> pl.Expr:
    """Return the first day: next New Year for years to come, else that many years back."""
    length, month = pl.col("length"), month_of(pl.col("until"))
    new_year, early = month - month % YEAR, pl.col("until").dt.month() <= EARLY_MONTH
    back = month - length * YEAR
    return (
        pl.when(length < 0)
        .then(first_of(new_year + YEAR))
        .when(early | (length > 1))
        .then(first_of(new_year - length * YEAR))
        .otherwise(first_of(back))
    )


def _years_end() -> pl.Expr:
    """Return the last day: the publish date or, early in a year, the last New Year's Eve."""
    length, month = pl.col("length"), month_of(pl.col("until"))
    new_year, early = month - month % YEAR, pl.col("until").dt.month() <= EARLY_MONTH
    return (
        pl.when(length < 0)
        .then(first_of(new_year + YEAR - length * YEAR) - DAY)
        .when(early)
        .then(first_of(new_year) - DAY)
        .when(length > 1)
        .then("until")
        .otherwise(first_of(month) - DAY)
    )
