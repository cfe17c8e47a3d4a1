"""What narrows an indicator beyond its canonical name: 机电产品 of 机电产品出口, 市区 of 市区常住人口."""

import re
from functools import cache

import polars as pl

from pipelines import reference
from pipelines.extract.indicators.canonical import QUANTITY, alternation_of_phrases
from pipelines.extract.indicators.phrases import CUT, TIME, marks

JOINTS = "^[的“”、]+|[的“”、]+$"
# The one of whom a clause tells, between its place and its verb: 铁路 of 全国铁路完成固定资产投资.
DOER = rf"{CUT}([\x{{4E00}}-\x{{9FFF}}]{{2,6}}){CUT}+$"
LINK = "[是的了和与及由从对比约将已近有前共在上中第以并也还各]"
PART = "其中"
LINE = ("page_id", "line_no")


def with_scope(figures: pl.DataFrame) -> pl.DataFrame:
    """Add indicator_scope to figures in the order of the text, with page_id, line_no, indicator and head.

    It holds what stands ahead of the listed phrase in the indicator, behind the one its clause tells of and the part of
    a region or of a branch it names (seeds/reference/indicator_scopes.csv). What 其中 opens has the scope of the figure
    before it. Null where nothing narrows the canonical name: figures of one name and scope count the same thing.
    """
    ahead = pl.col("indicator").str.extract(f"^(.*?)(?:{alternation_of_phrases()}){QUANTITY}$", 1)
    clause = pl.col("head").str.replace("^.*[,:;。]", "")
    narrower = ahead.str.replace_all(JOINTS, "").fill_null("")
    told = figures.with_columns(
        narrower=narrower,
        part=clause.str.extract(f"({_parts()})", 1).fill_null(""),
        doer=_doer(figures.select(clause.str.split(pl.col("indicator").fill_null(CUT)).list.first()).to_series()),
    )
    scope = pl.concat_str(_unless_said("doer"), _unless_said("part"), "narrower")
    own = told.with_columns(indicator_scope=pl.when(scope != "").then(scope), is_said=_is_said(clause))
    return _with_whole(_with_carried(own)).drop("narrower", "part", "doer", "is_said")


def _unless_said(column: str) -> pl.Expr:
    """Return the word, or nothing where the indicator's own words hold it."""
    return pl.when(~pl.col("narrower").str.contains(pl.col(column), literal=True)).then(column).otherwise(pl.lit(""))


def _doer(clauses: pl.Series) -> pl.Series:
    """Return whom each clause tells of between its place or time and its verb, or an empty text."""
    cut = clauses.str.replace_all(TIME, CUT).str.replace_many(marks(), leftmost=True)
    doer = cut.str.extract(DOER, 1).fill_null("")
    return doer.set(doer.str.contains(LINK), "")


def _is_said(clause: pl.Expr) -> pl.Expr:
    """Tell the figures whose own clause names what they count; others (…,同比增长3%) have it from the figure before."""
    is_same = (pl.col("indicator") == pl.col("indicator").shift(1).over(LINE)).fill_null(value=False)
    return ~is_same | clause.str.contains(pl.col("indicator"), literal=True).fill_null(value=False)


def _with_carried(figures: pl.DataFrame) -> pl.DataFrame:
    """Give figures that have their indicator from the figure before its scope as well."""
    kept = pl.when("is_said").then(pl.col("indicator_scope").fill_null("")).forward_fill().over(LINE)
    return figures.with_columns(indicator_scope=pl.when(kept != "").then(kept))


def _with_whole(figures: pl.DataFrame) -> pl.DataFrame:
    """Give figures that nothing narrows the scope of what they are part of: behind 其中 and in the items after."""
    in_part = pl.col("head").str.contains(PART, literal=True)
    is_item = pl.col("head").str.starts_with(pl.col("indicator")).fill_null(value=False)
    whole = (
        pl.when(in_part & ~in_part.shift(1, fill_value=False).over(LINE))
        .then(pl.col("indicator_scope").shift(1).over(LINE).fill_null(""))
        .when(~in_part & ~is_item)
        .then(pl.lit(""))
        .forward_fill()
        .over(LINE)
    )
    return figures.with_columns(indicator_scope=pl.coalesce("indicator_scope", pl.when(whole != "").then(whole)))


@cache
def _parts() -> str:
    """Return the words for a part of a region or branch, as an alternation."""
    return "|".join(map(re.escape, reference.words("indicator_scopes", "word")))
