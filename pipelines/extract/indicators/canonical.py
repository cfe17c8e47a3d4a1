"""The canonical name of an indicator and what it measures."""

import re
from functools import cache

import polars as pl

from pipelines.extract.indicators.phrases import alternation
from pipelines.reference import table

RATIOS = ("growth", "share", "rate")
DIMENSIONS = ("people", "money", "count", "area", "ratio", "time")
QUANTITY = "(?:总?数量?|总?人数|总?金?额|总?量|总?规模|总和|余额)?"
MODIFIERS = r"^(?:各类|各级|各种|一批|全部|多个|多名|相关|优质|新|总|的)+"


def with_canonical_name(figures: pl.DataFrame) -> pl.DataFrame:
    """Add indicator_name and indicator_dimension to figures with indicator, unit and statistic.

    The name is the listed phrase that the indicator ends with (seeds/reference/indicators.csv), for the head of a
    Chinese noun phrase stands last; one without goes by its own words, without verbs and modifiers before its noun.
    What stands ahead of a listed phrase is added as ahead.
    """
    named = _named(figures["indicator"].drop_nulls().unique())
    dimension = pl.coalesce("indicator_dimension", _measured())
    return figures.join(named, on="indicator", how="left", maintain_order="left").with_columns(
        indicator_dimension=dimension
    )


def _named(indicators: pl.Series) -> pl.DataFrame:
    """Return one row per indicator: indicator, indicator_name, indicator_dimension (null where not listed), ahead."""
    words = pl.col("indicator")
    # 金 is a medal where it stands alone, and a part of 资金.
    alone = pl.when(words.str.len_chars() == 1).then(words)
    parted = words.str.extract_groups(f"^(?<ahead>.*?)(?<phrase>{_alternation()}){QUANTITY}$")
    own = words.str.replace(f"^(?:{alternation('action')})+(.{{2,}})$", "${1}").str.replace(MODIFIERS, "")
    return (
        indicators.to_frame("indicator")
        .with_columns(parted.struct.unnest(), own=own)
        .with_columns(phrase=pl.coalesce("phrase", alone))
        .join(_phrases(), on="phrase", how="left", maintain_order="left")
        .select(
            "indicator",
            indicator_name=pl.coalesce("indicator_name", pl.when(pl.col("own") != "").then("own")),
            indicator_dimension="dimension",
            ahead="ahead",
        )
    )


def _measured() -> pl.Expr:
    """Return what a number measures by its unit; a change or a share measures a ratio."""
    units = table("units")
    kind = pl.col("unit").replace_strict(dict(zip(units["unit"], units["dimension"], strict=True)), default="other")
    return (
        pl.when(pl.col("statistic").is_in(RATIOS))
        .then(pl.lit("ratio"))
        .when(kind.is_in(DIMENSIONS))
        .then(kind)
        .otherwise(pl.lit("other"))
    )


@cache
def _alternation() -> str:
    """Return the listed phrases as an alternation, longest first: an indicator that ends with one goes by its name."""
    longest_first = sorted((phrase for phrase in _phrases()["phrase"] if len(phrase) > 1), key=len, reverse=True)
    return "|".join(map(re.escape, longest_first))


@cache
def _phrases() -> pl.DataFrame:
    """Return each listed phrase with its canonical name and dimension."""
    listed = table("indicators").select("phrase", "indicator_name", "dimension")
    return listed.unique("phrase", keep="last", maintain_order=True)
