"""The days a time expression means, from its form, the publish date and the times named before it in the story."""

import polars as pl

from pipelines.extract.periods.anchors import YEAR, carried, first_of, month_of
from pipelines.extract.periods.holidays import holiday_days
from pipelines.extract.periods.latest import latest_day, latest_month
from pipelines.extract.periods.rolling import rolling_days

SUNDAY = 6
# In the first months of a year, a whole year that is told of may be the one before.
EARLY = 4
PARTIAL = ("half", "quarter")


def resolve(found: pl.DataFrame) -> pl.DataFrame:
    """Add period_start, period_end and as_of; null where no day can be told.

    What says its year or counts from the publish date comes first, then what rests on a time told before it. `first`
    and `last` are the months it starts and ends in, counted from year 0.
    """
    return (
        found.pipe(_from_today)
        .pipe(_from_story_year)
        .pipe(_without_year)
        .pipe(_from_story_month)
        .with_columns(
            start=pl.coalesce("start", _date("first", "day")), end=pl.coalesce("end", _date("last", "end_day"))
        )
        .pipe(_from_story_day)
        .pipe(_with_stretches)
        .pipe(_bounded)
    )


def _from_today(found: pl.DataFrame) -> pl.DataFrame:
    """Add start and end of what counts days from the publish date, first and last of what says its year or month."""
    return found.with_columns(start=_day_near("", 0), end=_day_near("end_", SUNDAY)).with_columns(
        first=pl.coalesce(month_of(pl.col("start")), _month_told("")),
        last=pl.coalesce(month_of(pl.col("end")), _month_told("end_")),
    )


def _day_near(side: str, to_end: int) -> pl.Expr:
    today, steps, base = pl.col("today"), pl.col(f"{side}year"), pl.col(f"{side}base")
    monday = today.dt.truncate("1w") + pl.duration(weeks=steps)
    return (
        pl.when(base == "day")
        .then(today + pl.duration(days=steps))
        .when(base == "now")
        .then("until")
        .when(base == "week")
        .then(monday + pl.duration(days=pl.col(f"{side}day").fill_null(to_end)))
    )


def _month_told(side: str) -> pl.Expr:
    base, year, month = pl.col(f"{side}base"), pl.col(f"{side}year"), pl.col(f"{side}month")
    return (
        pl.when(base == "own")
        .then(_month_in(year, month))
        .when(base == "published")
        .then(_month_in(pl.col("this_year") + year, month))
        .when(base == "month")
        .then(pl.col("this_month") + year)
    )


def _month_in(year: pl.Expr, month: pl.Expr) -> pl.Expr:
    return pl.when(month.is_between(1, YEAR)).then(year * YEAR + month - 1)


def _from_story_year(found: pl.DataFrame) -> pl.DataFrame:
    """Fill first and last of what counts from the year named before it (同年), and of a month in its sentence."""
    told = pl.col("can_govern") & pl.col("base").is_in(["own", "published"])
    year = pl.coalesce("last", "first") // YEAR
    is_ahead = (year > pl.col("this_year")).fill_null(value=False)
    return (
        found.with_columns(told_year=pl.when(told & ~is_ahead).then(year))
        .with_columns(story_year=carried("told_year", "page_no"), near_year=carried("told_year", "sentence_no"))
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
        .then(pl.coalesce("near_year", pl.when(early).then("story_year"), "this_year"))
        .when(base == "near_year")
        .then(pl.coalesce("near_year", "this_year"))
    )
    return pl.coalesce(told, _month_in(year + pl.col(f"{side}year"), pl.col(f"{side}month")))


def _without_year(found: pl.DataFrame) -> pl.DataFrame:
    """Fill first and last of what leaves its year out: a span's end takes its start's, else the latest such month."""
    month, end_month, first, last = pl.col("month"), pl.col("end_month"), pl.col("first"), pl.col("last")
    after_start = first + ((end_month - 1 - first) % YEAR).fill_null(0)
    by_start = pl.col("precision").is_in(PARTIAL)
    anchor = pl.when(by_start).then(month).otherwise(end_month)
    year = pl.when(pl.col("this_year").is_null()).then(pl.coalesce("near_year", "story_year")).otherwise("near_year")
    latest = pl.coalesce(_month_in(year, anchor), latest_month(anchor, pl.col("end_day")))
    alone = latest + pl.when(by_start).then(end_month - month).otherwise(0)
    is_same = pl.col("end_base") == "same"
    return found.with_columns(
        last=pl.when(is_same & (pl.col("base") == "none")).then(alone).when(is_same).then(after_start).otherwise(last)
    ).with_columns(
        first=pl.when(pl.col("base") == "none").then(last - ((last - month + 1) % YEAR)).otherwise(first),
    )


def _from_story_month(found: pl.DataFrame) -> pl.DataFrame:
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


def _date(month: str, day: str) -> pl.Expr:
    """Return a day of a month, or the month's first or last day; null where the calendar has no such day."""
    first = first_of(pl.col(month))
    date = first + pl.duration(days=pl.col(day) - 1)
    whole = first_of(pl.col(month) + 1) - pl.duration(days=1) if month == "last" else first
    return pl.when(pl.col(day).is_null()).then(whole).when(date.dt.month() == first.dt.month()).then(date)


def _from_story_day(found: pl.DataFrame) -> pl.DataFrame:
    """Fill start and end of 当天 and 次日: the last day that the story named."""
    is_day = pl.col("can_govern") & (pl.col("precision") == "day") & (pl.col("base") != "story_day")
    counted = pl.col("story_day") + pl.duration(days=pl.col("year"))
    asked = pl.col("base") == "story_day"
    return (
        found.with_columns(told_day=pl.when(is_day).then("end"))
        .with_columns(story_day=carried("told_day", "page_no"))
        .with_columns(
            start=pl.when(asked).then(counted).otherwise("start"), end=pl.when(asked).then(counted).otherwise("end")
        )
    )


def _with_stretches(found: pl.DataFrame) -> pl.DataFrame:
    """Fill start and end of stretches that count from the publish date, and of holidays."""
    rows = found.with_row_index("row")
    days = pl.concat([rolling_days(rows), holiday_days(rows)]).select("row", from_day="start", to_day="end")
    is_fixed = pl.col("length").is_null() & pl.col("holiday").is_null()
    return rows.join(days, on="row", how="left", maintain_order="left").with_columns(
        start=pl.when(is_fixed).then("start").otherwise("from_day"),
        end=pl.when(is_fixed).then("end").otherwise("to_day"),
    )


def _bounded(found: pl.DataFrame) -> pl.DataFrame:
    """Turn start and end into the period, or for a state (截至, 年末, 目前) its day; null where they are turned."""
    end = pl.when("is_open").then("until").otherwise("end")
    sound = (pl.col("start") <= end).fill_null(value=False)
    over = ~(end > pl.col("until")).fill_null(value=False)
    is_state = pl.col("is_as_of") | (pl.col("edge").is_not_null() & over) | (pl.col("kind") == "now")
    is_state = is_state.fill_null(value=False)
    return found.with_columns(
        period_start=pl.when(sound & ~is_state).then("start"),
        period_end=pl.when(sound & ~is_state).then(end),
        as_of=pl.when(sound & is_state).then(end),
    )
