"""The days off of public holidays, which the State Council sets anew each year; a year not in the table is unknown."""

import polars as pl

from pipelines import reference

# A holiday is in the news before it begins.
AHEAD = pl.duration(days=20)


def holiday_days(found: pl.DataFrame) -> pl.DataFrame:
    """Return row, start and end of each holiday: of the year that is named, else of the latest that has come."""
    days = reference.table("period_holidays").select(
        "holiday",
        holiday_year=pl.col("year").cast(pl.Int32),
        start=pl.col("first_day").str.to_date(),
        end=pl.col("last_day").str.to_date(),
    )
    asked = found.filter(pl.col("holiday").is_not_null()).select("row", "holiday", "first", "today", "base")
    named = (
        asked.filter(pl.col("base") != "none")
        .with_columns(holiday_year=pl.col("first") // 12)
        .join(days, on=["holiday", "holiday_year"])
    )
    come = (
        asked.filter(pl.col("base") == "none")
        .join(days, on="holiday")
        .filter(pl.col("start") <= pl.col("today") + AHEAD)
        .sort("start")
        .unique("row", keep="last", maintain_order=True)
    )
    return pl.concat([table.select("row", "start", "end") for table in (named, come)])
