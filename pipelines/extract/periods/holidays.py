"""The days off of public holidays, which the State Council sets anew each year; a year not in the table is null."""

import polars as pl

from pipelines import reference


def with_holidays(found: pl.DataFrame) -> pl.DataFrame:
    """Fill start and end of holidays: of the year that is named, else of the latest that has begun."""
    days = reference.table("period_holidays").select(
        "holiday",
        holiday_year=pl.col("year").cast(pl.Int32),
        first_day=pl.col("first_day").str.to_date(),
        last_day=pl.col("last_day").str.to_date(),
    )
    rows = found.with_row_index("row")
    asked = rows.filter(pl.col("holiday").is_not_null()).select("row", "holiday", "first", "today", "base")
    named = asked.with_columns(holiday_year=pl.col("first") // 12).join(days, on=["holiday", "holiday_year"])
    begun = (
        asked.filter(pl.col("base") == "none")
        .join(days, on="holiday")
        .filter(pl.col("first_day") <= pl.col("today"))
        .sort("first_day")
        .unique("row", keep="last", maintain_order=True)
    )
    known = pl.concat([table.select("row", "first_day", "last_day") for table in (named, begun)])
    is_holiday = pl.col("holiday").is_not_null()
    return (
        rows.join(known, on="row", how="left", maintain_order="left")
        .with_columns(
            start=pl.when(is_holiday).then("first_day").otherwise("start"),
            end=pl.when(is_holiday).then("last_day").otherwise("end"),
        )
        .drop("row", "first_day", "last_day")
    )
