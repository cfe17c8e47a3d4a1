"""A period in short notation: 2023, 2023H1, 2023Q3, 2023-01..2023-09, 2023-03-01, asof 2024-09."""

import polars as pl

DAY, MONTH = "%Y-%m-%d", "%Y-%m"
HALF, QUARTER, YEAR = 6, 3, 12


def notation(start: pl.Expr, end: pl.Expr, as_of: pl.Expr) -> pl.Expr:
    """Return a period, or the day of a state, in the shortest form that names it; null where neither is known."""
    first, last = start.dt.day() == 1, end == end.dt.month_end()
    begins, months = start.dt.month(), (end.dt.year() - start.dt.year()) * YEAR + end.dt.month() - start.dt.month() + 1
    year, whole = start.dt.to_string("%Y"), first & last
    span = pl.format("{}..{}", start.dt.to_string(MONTH), end.dt.to_string(MONTH))
    state = pl.when(as_of == as_of.dt.month_end()).then(as_of.dt.to_string(MONTH)).otherwise(as_of.dt.to_string(DAY))
    return (
        pl.when(as_of.is_not_null())
        .then(pl.format("asof {}", state))
        .when(start == end)
        .then(start.dt.to_string(DAY))
        .when(whole & (months == 1))
        .then(start.dt.to_string(MONTH))
        .when(whole & (months == QUARTER) & (begins % QUARTER == 1))
        .then(pl.format("{}Q{}", year, begins // QUARTER + 1))
        .when(whole & (months == HALF) & (begins % HALF == 1))
        .then(pl.format("{}H{}", year, begins // HALF + 1))
        .when(whole & (begins == 1) & (months == YEAR))
        .then(year)
        .when(whole & (begins == 1) & (months % YEAR == 0))
        .then(pl.format("{}..{}", year, end.dt.to_string("%Y")))
        .when(first & (begins == 1) & (months > YEAR))
        .then(pl.format("{}..{}", year, end.dt.to_string(MONTH)))
        .when(first & (last | (months > 1)))
        .then(span)
        .otherwise(pl.format("{}..{}", start.dt.to_string(DAY), end.dt.to_string(DAY)))
    )
