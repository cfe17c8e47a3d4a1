"""What an expression that leaves something out is counted from: the publish date, or a time named before it."""

from datetime import date

import polars as pl

YEAR = 12
LAST_YEAR = 2999
# The first day of every month, counted from year 0; looked up, because dates are slow to build.
FIRST_DAYS = pl.concat(
    [
        pl.Series([None] * YEAR, dtype=pl.Date),
        pl.date_range(date(1, 1, 1), date(LAST_YEAR, 12, 1), interval="1mo", eager=True),
    ]
)
KNOWN = {"time": 3, "day": 3, "month": 2, "year": 1}
TO_DAY, TO_MONTH, TO_YEAR = 3, 2, 1


def with_published(found: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Add the publish date as far as it is known: today, until (its last day), this_month (from year 0), this_year."""
    published = articles.select(
        "page_id",
        published="published_on",
        known=pl.col("published_precision").replace_strict(KNOWN, default=0, return_dtype=pl.Int8),
    )
    day, known = pl.col("published"), pl.col("known")
    return (
        found.join(published.unique("page_id"), on="page_id", how="left", maintain_order="left")
        .with_columns(
            today=pl.when(known >= TO_DAY).then(day),
            until=pl.when(known >= TO_DAY).then(day).when(known >= TO_MONTH).then(day.dt.month_end()),
            this_month=pl.when(known >= TO_MONTH).then(month_of(day)),
            this_year=pl.when(known >= TO_YEAR).then(day.dt.year()),
        )
        .drop("published", "known")
    )


def month_of(day: pl.Expr) -> pl.Expr:
    """Return the month of a date, counted from year 0."""
    return day.dt.year() * YEAR + day.dt.month().cast(pl.Int32) - 1


def first_of(month: pl.Expr) -> pl.Expr:
    """Return the first day of a month that is counted from year 0."""
    sound = pl.when(month.is_between(YEAR, LAST_YEAR * YEAR)).then(month)
    return pl.lit(FIRST_DAYS).gather(sound.cast(pl.UInt32))


def carried(name: str, within: str) -> pl.Expr:
    """Return the last value of a column up to each row in the same page, line or sentence (a running number)."""
    place = pl.when(pl.col(name).is_not_null()).then(within).forward_fill()
    return pl.when(place == pl.col(within)).then(pl.col(name).forward_fill())


def month_in(year: pl.Expr, month: pl.Expr) -> pl.Expr:
    """Return a month of a year, counted from year 0; null where no year has such a month."""
    return pl.when(month.is_between(1, YEAR)).then(year * YEAR + month - 1)
