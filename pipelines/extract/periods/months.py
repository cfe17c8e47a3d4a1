"""The months of expressions that rest on a time named before them: 同年, 7月, 29日, 上年.

`first` and `last` are months counted from year 0. A step fills what the steps before it left null.
"""

import polars as pl

from pipelines.extract.periods.anchors import YEAR, carried, month_in
from pipelines.extract.periods.latest import latest_day, latest_month

# In the first months of a year, a whole year that is told of may be the one before.
EARLY = 4
PARTIAL = ("half", "quarter")
# 2025年工作目标: the year that 全年 means in what follows, also where it is to come.
WORK = "^[^,。;0-9]{0,6}(?:目标|任务|计划|安排|打算|回顾)[^,。;]{0,4}(?:[:,。;]|$)"


def from_story_year(found: pl.DataFrame) -> pl.DataFrame:
    """Fill first and last of what counts from the year named before it (同年), and of a month in its sentence."""
    # 自2016年…以来 names where it begins: what follows is not in that year.
    told = pl.col("can_govern") & pl.col("base").is_in(["own", "published"]) & ~pl.col("is_open")
    year = pl.coalesce("last", "first") // YEAR
    is_ahead = (year > pl.col("this_year")).fill_null(value=False)
    is_heading = (pl.col("role") == "heading") | pl.col("right").str.contains(WORK)
    return (
        found.with_columns(
            told_year=pl.when(told & ~is_ahead).then(year),
            work_year=pl.when(told & is_heading & (pl.col("base") == "own")).then(year),
        )
        .with_columns(
            story_year=carried("told_year", "page_no"),
            near_year=carried("told_year", "sentence_no"),
            work_year=carried("work_year", "page_no"),
        )
        .with_columns(_of_story("").alias("first"), _of_story("end_").alias("last"))
    )


def _of_story(side: str) -> pl.Expr:
    told, base = pl.col("last" if side else "first"), pl.col(f"{side}base")
    early = (pl.col("this_month") % YEAR < EARLY) | pl.col("this_year").is_null()
    year = (
        pl.when(base == "story")
        .then("story_year")
        .when(base == "year_before")
        .then(pl.coalesce("story_year", "this_year"))
        .when(base == "whole_year")
        .then(pl.coalesce("near_year", "work_year", pl.when(early).then("story_year"), "this_year"))
        .when(base == "near_year")
        .then(pl.coalesce("near_year", "this_year"))
    )
    return pl.coalesce(told, month_in(year + pl.col(f"{side}year"), pl.col(f"{side}month")))


def without_year(found: pl.DataFrame) -> pl.DataFrame:
    """Fill first and last of what leaves its year out: a span's end takes its start's, else the latest such month."""
    month, end_month, first, last = pl.col("month"), pl.col("end_month"), pl.col("first"), pl.col("last")
    after_start = first + ((end_month - 1 - first) % YEAR).fill_null(0)
    by_start = pl.col("precision").is_in(PARTIAL)
    anchor = pl.when(by_start).then(month).otherwise(end_month)
    year = pl.when(pl.col("this_year").is_null()).then(pl.coalesce("near_year", "story_year")).otherwise("near_year")
    latest = pl.coalesce(month_in(year, anchor), latest_month(anchor, pl.col("end_day")))
    alone = latest + pl.when(by_start).then(end_month - month).otherwise(0)
    is_same = pl.col("end_base") == "same"
    return found.with_columns(
        last=pl.when(is_same & (pl.col("base") == "none")).then(alone).when(is_same).then(after_start).otherwise(last)
    ).with_columns(
        first=pl.when(pl.col("base") == "none").then(last - ((last - month + 1) % YEAR)).otherwise(first),
    )


def from_story_month(found: pl.DataFrame) -> pl.DataFrame:
    """Fill first and last of days alone and of 当月: the month told before in the line, else the latest such day."""
    told = pl.when(pl.col("can_govern") & pl.col("precision").is_in(["day", "month"])).then("last")
    alone = (pl.col("base") == "none") & pl.col("month").is_null() & pl.col("end_day").is_not_null()
    counted = pl.when(pl.col("base") == "story_month").then(pl.col("story_month") + pl.col("year"))
    day = pl.coalesce("near_month", latest_day(pl.col("end_day")))
    return (
        found.with_columns(told_month=told)
        .with_columns(story_month=carried("told_month", "page_no"), near_month=carried("told_month", "line_id"))
        .with_columns(last=pl.coalesce("last", counted, pl.when(alone).then(day)))
        .with_columns(
            first=pl.coalesce(
                "first",
                counted,
                pl.when(alone).then(pl.col("last") - (pl.col("day") > pl.col("end_day")).fill_null(value=False)),
            )
        )
    )
