"""The days a time expression means, from its form, the publish date and the times named before it in the story."""

import polars as pl

from pipelines.extract.periods.anchors import carried, first_of, month_in, month_of
from pipelines.extract.periods.holidays import holiday_days
from pipelines.extract.periods.months import from_story_month, from_story_year, without_year
from pipelines.extract.periods.rolling import rolling_days

SUNDAY = 6


def resolve(found: pl.DataFrame) -> pl.DataFrame:
    """Add period_start, period_end and as_of; null where no day can be told.

    What says its year or counts from the publish date comes first, then what rests on a time told before it. `first`
    and `last` are the months it starts and ends in, counted from year 0.
    """
    return (
        found.pipe(_from_today)
        .pipe(from_story_year)
        .pipe(without_year)
        .pipe(from_story_month)
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
        .then(month_in(year, month))
        .when(base == "published")
        .then(month_in(pl.col("this_year") + year, month))
        .when(base == "month")
        .then(pl.col("this_month") + year)
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
