"""Stretches counted from the publish date: 近三年, 过去一年, 未来五年."""

import polars as pl

# In the first months of a year, the past year is the calendar year before.
EARLY_MONTH = 4
UNITS = {"month": "mo", "quarter": "q", "week": "w", "day": "d"}


def with_rolling(found: pl.DataFrame) -> pl.DataFrame:
    """Fill start and end of stretches: whole years where more than one is meant, else to the day."""
    length, today = pl.col("length"), pl.col("until")
    moved = pl.lit(None, pl.Date)
    for unit, mark in UNITS.items():
        moved = pl.when(pl.col("unit") == unit).then(today.dt.offset_by(pl.format("{}" + mark, -length))).otherwise(moved)
    is_years = pl.col("unit") == "year"
    start = pl.when(is_years).then(_years_start()).when(length > 0).then(moved).otherwise(today)
    end = pl.when(is_years).then(_years_end()).when(length > 0).then(today).otherwise(moved)
    return found.with_columns(
        start=pl.when(length.is_not_null()).then(start).otherwise("start"),
        end=pl.when(length.is_not_null()).then(end).otherwise("end"),
    )


def _years_start() -> pl.Expr:
    """Return the first day: next New Year for years to come, else that many years back."""
    length, today = pl.col("length"), pl.col("until")
    back = today.dt.offset_by(pl.format("{}y", -length))
    early = today.dt.month() <= EARLY_MONTH
    return (
        pl.when(length < 0)
        .then(pl.date(today.dt.year() + 1, 1, 1))
        .when(early | (length > 1))
        .then(pl.date(back.dt.year(), 1, 1))
        .otherwise(back.dt.month_start())
    )


def _years_end() -> pl.Expr:
    """Return the last day: the publish date or, early in a year, the last New Year's Eve."""
    length, today = pl.col("length"), pl.col("until")
    early = today.dt.month() <= EARLY_MONTH
    return (
        pl.when(length < 0)
        .then(pl.date(today.dt.year() - length, 12, 31))
        .when(early)
        .then(pl.date(today.dt.year() - 1, 12, 31))
        .when(length > 1)
        .then(today)
        .otherwise(today.dt.month_start().dt.offset_by("-1d"))
    )
