"""The year of a story that prints only month and day, from what its title and lead tell. No full date belongs here."""

import polars as pl

from pipelines.pages.dates import calendar_date
from pipelines.pages.windows import PAGE

STORY = ("title", "body", "heading", "bullet")
YEAR = r"(20\d{2})"
# A year of a plan, a founding or a span says nothing of when the story was written.
OTHER_YEAR = (
    r"(?:到|至|力争|预计|计划|目标|自|从|始于|成立于|创建于|建于|创办于|[—~-])\s?(?:19|20)\d{2}|"
    r"(?:19|20)\d{2}\s?(?:年?[—~-]|年?至|年底前|年?起|年以来|年成立|年创|年始)"
)
COUNTED = "多余名个人亿万元件份米只吨户家项次字公平千百辆架艘台所座条位场斤种头后"
# `2024某某周`: an edition's year stands before its name without 年.
EDITION = rf"(?:^|[^\d.]){YEAR}[“《]?[\p{{Han}}--[{COUNTED}年]]"
# `2024年某某大会…开幕`: an event that the story sees take place.
OPENS = r"(?:开幕|启幕|启动|举行|举办|帷幕|召开|揭幕|开赛|开讲)"
EVENT = rf"(?:^|[^\d.]){YEAR}年?[^,。;:!?\d]{{0,20}}(?:周|节|会|论坛|赛|展|行动|活动|季|月)[^,。;!?]{{0,30}}{OPENS}"
# A period whose figures are news only in its own year, or soon after it.
PERIOD = rf"{YEAR}年(?:上半年|前[一二三]个?季度|前三季度|[一二三]季度|1[-—至]\d{{1,2}}月|前\d{{1,2}}个?月)"
# In the first months, last year's editions and periods are still news, so their year is only inferred.
EARLY = 2
# How far into its first paragraph a story dates its own day.
LEAD = 120


def with_year(found: pl.DataFrame, lines: pl.DataFrame, basis: str) -> pl.DataFrame:
    """Return the evidence of each page's `written` year, month and day; a year the lead implies stands in for none."""
    first = found.unique(PAGE, keep="first", maintain_order=True)
    dated = first.join(_years(lines.join(first, on=PAGE, how="semi")), on=PAGE, how="left")
    year, month, day = (pl.col("written").struct.field(part) for part in ("1", "2", "3"))
    settled = (month.cast(pl.Int32, strict=False) > EARLY) & pl.col("stated").is_not_null()
    same_day = pl.concat_str(pl.col("latest"), pl.lit("年"), month, pl.lit("月"), day, pl.lit("日"))
    told = pl.when(pl.col("lead").str.contains(same_day, literal=True)).then(pl.col("latest"))
    kind = (
        pl.when(year.is_not_null() | settled)
        .then(pl.lit(basis))
        .when(told.is_not_null())
        .then(pl.lit("body"))
        .otherwise(pl.lit("inferred"))
    )
    return dated.select(
        PAGE,
        published_on=calendar_date(pl.coalesce(year, "stated", told, "implied"), month, day),
        published_basis=kind,
        published_precision=pl.lit("day"),
    )


def _years(lines: pl.DataFrame) -> pl.DataFrame:
    """Return per page the year its title or lead states and the year a period in it implies.

    A later year told anywhere in the story, plans aside, leaves either in doubt, and then it is null. Beside them
    stand the lead, unless it marks an anniversary, and the latest year told.
    """
    role, text = pl.col("role"), pl.col("text").str.replace_all(OTHER_YEAR, "")
    paragraph = (role == "body").cast(pl.Int32).cum_sum().over(PAGE)
    opening = pl.when("opens").then(text.str.replace("[^,。;!?]*倒计时.*", ""))
    dated = lines.with_columns(opens=(role == "title") | (paragraph <= 1)).filter(
        role.is_in(STORY), pl.col("text").str.contains(YEAR)
    )
    story = dated.select(
        PAGE,
        lead=pl.when(~text.str.contains("周年|年前的")).then(opening.str.head(LEAD)),
        told=text.str.extract_all(rf"(?:^|[^\d.]){YEAR}(?:年|[“《]?\p{{Han}})"),
        stated=pl.concat_list(_all(opening, EDITION), _all(opening, EVENT)),
        implied=_all(text, PERIOD),
    )
    agreed = [
        pl.when(pl.col(name) == pl.col("latest")).then(pl.col(name)).alias(name) for name in ("stated", "implied")
    ]
    latest = pl.col("told").list.explode().str.extract(YEAR).max()
    return (
        story.group_by(PAGE)
        .agg(_only("stated"), _only("implied"), pl.col("lead").str.join(" "), latest=latest)
        .select(PAGE, "lead", "latest", *agreed)
    )


def _all(text: pl.Expr, pattern: str) -> pl.Expr:
    return text.str.extract_all(pattern).fill_null(pl.lit([], dtype=pl.List(pl.String)))


def _only(name: str) -> pl.Expr:
    """Return the year that all of the page's matches agree on."""
    years = pl.col(name).list.explode().str.extract(YEAR).drop_nulls().unique()
    return pl.when(years.len() == 1).then(years.first()).alias(name)
