"""Dates printed in text as DATE expressions: one that no calendar holds is null. No page rule belongs here."""

import polars as pl

from pipelines.pages.vocabulary import MONTH_NAME

FIRST_YEAR, LAST_YEAR = 1990, 2100
FULL = r"((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?:\s?日|\D|$)"
MONTH = r"((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})\s?月?(?:\D|$)"
COMPACT = r"(?:^|\D)((?:19|20)\d{2})([01]\d)([0-3]\d)(?:\d{4}|\d{6})?(?:\D|$)"
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# A day of the page that leaves its year out; a full date does not match.
SHORT = r"(?:^|[^\d/.年-])(\d{1,2})(?:月|[-/])(\d{1,2})(?:日|[^\d/.%年月-]|$)"
CLOCK = r"(?:\D|^)([01]?\d|2[0-3])(?::|时|点)([0-5]\d)"
UTC = r"(?:Z|[+-]00:?00)\s*$"
DIGITS = {
    "〇": "0",
    "○": "0",
    "零": "0",
    "一": "1",
    "二": "2",
    "三": "3",
    "四": "4",
    "五": "5",
    "六": "6",
    "七": "7",
} | {
    "八": "8",
    "九": "9",
}


def written_out(text: pl.Expr) -> pl.Expr:
    """Return the text with a date in Chinese numerals (`二〇二四年五月三十日`) as digits; other text only if short."""
    tens = [
        (r"([年月])十([月日])", "${1}10${2}"),
        (r"([年月])十([一二三四五六七八九])", "${1}1${2}"),
        (r"([二三])十([月日])", "${1}0${2}"),
        (r"([二三])十([一二三四五六七八九])", "${1}${2}"),
    ]
    for pattern, digits in tens:
        text = text.str.replace_all(pattern, digits)
    return text.str.replace_many(DIGITS)


def plain_months(text: pl.Expr) -> pl.Expr:
    """Return the text with a date in English (`May 6, 2023`) or one set apart (`2023 05/06`) as digits and dashes."""
    numbers = [f"{number:02}" for number in range(1, 13)]
    joined = text.str.replace(r"((?:19|20)\d{2})\s(\d{2})/(\d{2})", "${1}-${2}-${3}")
    ahead = joined.str.replace(rf"({MONTH_NAME})\s(\d{{1,2}}),?\s(\d{{4}})", "${3}-${1}-${2}")
    either = ahead.str.replace(rf"(\d{{1,2}})\s({MONTH_NAME}),?\s(\d{{4}})", "${3}-${2}-${1}")
    short = either.str.replace(r"-([A-Z][a-z]{2})[a-z.]*-", "-${1}-")
    return short.str.replace_many([f"-{name}-" for name in MONTH_NAMES], [f"-{number}-" for number in numbers])


def calendar_date(year: pl.Expr, month: pl.Expr, day: pl.Expr) -> pl.Expr:
    """Return the date of three texts of digits, or null where the calendar has none."""
    number = [part.cast(pl.Int32, strict=False) for part in (year, month, day)]
    joined = pl.concat_str([number[0].cast(pl.String)] + [part.cast(pl.String).str.zfill(2) for part in number[1:]])
    return pl.when(number[0].is_between(FIRST_YEAR, LAST_YEAR)).then(joined.str.to_date("%Y%m%d", strict=False))


def first_date(text: pl.Expr) -> pl.Expr:
    """Return the first full date in the text, whose day ends there."""
    return pl.coalesce(_date(text, FULL), _date(text, COMPACT))


def first_month(text: pl.Expr) -> pl.Expr:
    """Return the first day of the first year and month in the text."""
    parts = text.str.extract_groups(MONTH).struct
    return calendar_date(parts.field("1"), parts.field("2"), pl.lit("1"))


def short_day(text: pl.Expr) -> pl.Expr:
    """Return year, month and day (fields 1 to 3) of the first date that leaves its year out, which is null."""
    parts = text.str.extract_groups(SHORT)
    fields = [parts.struct.field(str(part)).alias(str(part + 1)) for part in (1, 2)]
    return pl.struct(pl.lit(None, dtype=pl.String).alias("1"), *fields)


def has_clock(text: pl.Expr) -> pl.Expr:
    """Tell whether the text states an hour and a minute after a date."""
    return text.str.contains(rf"\d[日T\s]*[上下中凌晚]?{CLOCK}")


def declared_date(stamp: pl.Expr) -> pl.Expr:
    """Return the date in China of a page's declared time; a time in UTC late in the day is the next day there."""
    hour = stamp.str.extract(CLOCK, 1).cast(pl.Int32, strict=False)
    turns = stamp.str.contains(UTC) & (hour >= 16)  # noqa: PLR2004
    date = first_date(stamp)
    return pl.when(turns).then(date.dt.offset_by("1d")).otherwise(date)


def _date(text: pl.Expr, pattern: str) -> pl.Expr:
    parts = text.str.extract_groups(pattern).struct
    return calendar_date(*[parts.field(part) for part in ("1", "2", "3")])
