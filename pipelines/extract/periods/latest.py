"""The year of a month, and the month of a day, that are printed without one: news means the latest, not one to come."""

import polars as pl

from pipelines.extract.periods.anchors import YEAR, first_of, month_of

# A day without its year may lie so far ahead of the publish date without a word that says so: news announces it.
AHEAD = pl.duration(days=3)


def latest_month(month: pl.Expr, day: pl.Expr) -> pl.Expr:
    """Return the latest such month, counted from year 0, not after the publish date; the next one where is_ahead."""
    this_year = pl.col("this_year") * YEAR + month - 1
    past, next_past = _is_past(this_year, day), _is_past(this_year + YEAR, day)
    step = (
        pl.when(pl.col("is_ahead"))
        .then(pl.when(_is_over(this_year, day)).then(1).otherwise(0))
        .when(next_past)
        .then(1)
        .when(past)
        .then(0)
        .otherwise(-1)
    )
    return pl.when(month.is_between(1, YEAR) & pl.col("this_month").is_not_null()).then(this_year + YEAR * step)


def latest_day(day: pl.Expr) -> pl.Expr:
    """Return the month, counted from year 0, of the latest such day not after the publish date."""
    this_month = month_of(pl.col("today"))
    step = (
        pl.when(pl.col("is_ahead"))
        .then(pl.when(_is_over(this_month, day)).then(1).otherwise(0))
        .when(_is_past(this_month + 1, day))
        .then(1)
        .when(_is_past(this_month, day))
        .then(0)
        .otherwise(-1)
    )
    return this_month + step


def _is_past(month: pl.Expr, day: pl.Expr) -> pl.Expr:
    """Tell whether a day, or the month itself where no day is told, has come by the publish date."""
    date = first_of(month) + pl.duration(days=day - 1)
    by_day = date <= pl.col("today") + AHEAD
    return pl.coalesce(by_day, month <= pl.col("this_month")).fill_null(value=False)


def _is_over(month: pl.Expr, day: pl.Expr) -> pl.Expr:
    """Tell whether a day or month lies wholly before the publish date."""
    by_day = first_of(month) + pl.duration(days=day - 1) < pl.col("today")
    return pl.coalesce(by_day, month < pl.col("this_month")).fill_null(value=False)
