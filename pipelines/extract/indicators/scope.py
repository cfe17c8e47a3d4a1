"""What narrows an indicator beyond its canonical name: 机电产品 of 机电产品出口, 市区 of 市区常住人口."""

import re
from functools import cache

import polars as pl

from pipelines import reference
from pipelines.extract.distinct import each_once
from pipelines.extract.indicators.phrases import CUT, TIME, with_cuts

JOINTS = "^[的“”、]+|[的“”、]+$"
# The one of whom a clause tells, between its place and its verb: 铁路 of 全国铁路完成固定资产投资.
DOER = rf"{CUT}([\x{{4E00}}-\x{{9FFF}}]{{2,6}}){CUT}+$"
LINK = "[是的了和与及由从对比约将已近有前共在上中第以并也还各]"
PART = "其中"


def with_scope(figures: pl.DataFrame) -> pl.DataFrame:
    """Add indicator_scope to figures in the order of the text, with line, indicator, ahead and head.

    It holds what stands ahead of the listed phrase in the indicator, behind the one its clause tells of and the part of
    a region or of a branch it names (seeds/reference/indicator_scopes.csv). What 其中 opens has the scope of the figure
    before it. Null where nothing narrows the canonical name: figures of one name and scope count the same thing.
    """
    clause = pl.col("head").str.replace("^.*[,:;。]", "")
    told = figures.with_columns(
        clause=clause,
        narrower=pl.col("ahead").str.replace_all(JOINTS, "").fill_null(""),
        opens=pl.col("line").ne_missing(pl.col("line").shift(1)),
    )
    told = told.with_columns(doer=_doer(told), part=pl.col("clause").str.extract(_parts(), 0).fill_null(""))
    scope = pl.concat_str(_unless_said("doer"), _unless_said("part"), "narrower")
    return told.with_columns(own=pl.when(_is_said()).then(scope).forward_fill()).with_columns(
        indicator_scope=_with_whole()
    )


def _unless_said(column: str) -> pl.Expr:
    """Return the word, or nothing where the indicator's own words hold it."""
    return pl.when(~pl.col("narrower").str.contains(pl.col(column), literal=True)).then(column).otherwise(pl.lit(""))


def _doer(told: pl.DataFrame) -> pl.Series:
    """Return whom each clause tells of between its place or time and its verb, or an empty text."""
    ahead = pl.col("clause").str.splitn(pl.col("indicator").fill_null(CUT), 2).struct.field("field_0")
    return each_once(told.select(ahead).to_series(), _last_doer)


def _last_doer(ahead: pl.Expr) -> pl.Expr:
    doer = with_cuts(ahead.str.replace_all(TIME, CUT)).str.extract(DOER, 1)
    return doer.str.replace(f"^.*{LINK}.*$", "").fill_null("")


def _is_said() -> pl.Expr:
    """Tell the figures whose own clause names what they count; others (…,同比增长3%) have it from the figure before."""
    is_same = (pl.col("indicator") == pl.col("indicator").shift(1)).fill_null(value=False) & ~pl.col("opens")
    return ~is_same | pl.col("clause").str.contains(pl.col("indicator"), literal=True).fill_null(value=False)


def _with_whole() -> pl.Expr:
    """Return the scope, or where nothing narrows a figure that of what it is part of: behind 其中, and after it."""
    in_part, own = pl.col("head").str.contains(PART, literal=True), pl.col("own")
    is_item = pl.col("head").str.starts_with(pl.col("indicator")).fill_null(value=False)
    opens_part = in_part & ~in_part.shift(1, fill_value=False)
    whole = (
        pl.when(opens_part & ~pl.col("opens"))
        .then(own.shift(1))
        .when(pl.col("opens") | (~in_part & ~is_item))
        .then(pl.lit(""))
        .forward_fill()
    )
    return pl.coalesce(*(pl.when(scope != "").then(scope) for scope in (own, whole)))


@cache
def _parts() -> str:
    """Return the words for a part of a region or branch, as an alternation."""
    return "|".join(map(re.escape, reference.words("indicator_scopes", "word")))
