"""The year of a month, and the month of a day, that are printed without one: news means the latest, not one to come.

Where a word tells a time to come (`is_ahead`) it is the next one, unless it has only just passed.
"""

import polars as pl

from pipelines.extract.periods.anchors import YEAR, first_of, month_of

# So far ahead a day needs no word that says so: nobody tells of a day almost a year ago without its year.
FORESEEN = pl.duration(days=60)
FORESEEN_ALONE = pl.duration(days=3)
HALF_YEAR, HALF_MONTH = 6, pl.duration(days=15)


def latest_month(month: pl.Expr, day: pl.Expr) -> pl.Expr:
    """Return the latest such month or day of a month, as a month counted from year 0."""
    this = pl.col("this_year") * YEAR + month - 1
    step = (
        pl.when(pl.col("is_ahead"))
        .then((this < pl.col("this_month") - HALF_YEAR).cast(pl.Int32))
        .when(_has_come(this + YEAR, day, FORESEEN))
        .then(1)
        .when(_has_come(this, day, FORESEEN))
        .then(0)
        .otherwise(-1)
    )
    is_known = month.is_between(1, YEAR) & pl.col("this_month").is_not_null()
    return pl.when(is_known).then(this + YEAR * step)


def latest_day(day: pl.Expr) -> pl.Expr:
    """Return the month, counted from year 0, of the latest such day."""
    this = month_of(pl.col("today"))
    step = (
        pl.when(pl.col("is_ahead"))
        .then((_day_in(this, day) < pl.col("today") - HALF_MONTH).cast(pl.Int32))
        .when(_has_come(this + 1, day, FORESEEN_ALONE))
        .then(1)
        .when(_has_come(this, day, FORESEEN_ALONE))
        .then(0)
        .otherwise(-1)
    )
    return this + step


def _has_come(month: pl.Expr, day: pl.Expr, foreseen: pl.Expr) -> pl.Expr:
    """Tell whether a day, or the month itself where no day is told, has come or is foreseen by the publish date."""
    by_day = _day_in(month, day) <= pl.col("today") + foreseen
    return pl.coalesce(by_day, month <= pl.col("this_month")).fill_null(value=False)


def _day_in(month: pl.Expr, day: pl.Expr) -> pl.Expr:
    return first_of(month) + pl.duration(days=day - 1)
