"""What each figure counts: in the text's own words, and by the canonical name under which claims are lined up."""

import polars as pl

from pipelines.extract.indicators.canonical import with_canonical_name
from pipelines.extract.indicators.neighbours import distributed, inherited, runs
from pipelines.extract.indicators.phrases import (
    LONGEST_BEHIND,
    REACH,
    alternation,
    clause_before,
    deed,
    last_phrases,
    with_before,
    with_behind,
)
from pipelines.extract.indicators.scope import with_scope
from pipelines.reference import words

LINE = ("page_id", "line_no")
ADDED = ("indicator", "indicator_name", "indicator_dimension", "indicator_scope")
# Behind 左右 and 以上 of the figure before, the next phrase begins.
AFTER_FIGURE = r"^\s?(?:以上|左右|以内|以下|上下|不等|多|余)"
# Units whose number counts the noun right behind it; behind others a noun is one only after 的 or where it names money.
COUNTING = ("count", "noun", "kind", "area", "mass", "volume", "energy", "length", "data", "other")


def with_indicators(figures: pl.DataFrame) -> pl.DataFrame:
    """Add indicator (the text's words; null where it has none), indicator_name, indicator_dimension, indicator_scope.

    `figures` are in the order of the text and have head and tail, their sentence on either side, and unit_kind.
    """
    found = with_before(_with_between(figures))
    apart = runs(found)
    clauses = found.select(clause_before=clause_before(pl.when(~pl.col("follows")).then("between").str.tail(REACH)))
    named = last_phrases(found["before"], *clauses, *apart.select("noun", "item", "closing"))
    around = with_behind(found.with_columns(*named[:2], deed=deed(), behind=_behind()))
    own = around.with_columns(indicator=_own())
    told = inherited(distributed(own, apart.with_columns(named[2:])))
    return with_scope(with_canonical_name(told)).select(*figures.columns, *ADDED)


def _with_between(figures: pl.DataFrame) -> pl.DataFrame:
    """Add line (a running number), between (the text since the figure before or the sentence's start) and follows."""
    is_first = pl.any_horizontal(pl.col(name).ne_missing(pl.col(name).shift(1)) for name in LINE)
    gap = pl.col("char_start") - pl.col("char_end").shift(1)
    follows = ~is_first & (gap <= pl.col("head").str.len_chars()).fill_null(value=False)
    since = pl.when("follows").then("head").str.tail(pl.col("gap")).str.replace(AFTER_FIGURE, "")
    return figures.with_columns(line=is_first.cum_sum(), follows=follows, gap=gap).with_columns(
        between=pl.coalesce(since, "head")
    )


def _own() -> pl.Expr:
    """Return the phrase next to the number itself: the noun behind it with the verb before it, else the one before."""
    has_noun = pl.col("behind") != ""
    verb = pl.when(has_noun).then("before").str.extract(f"(?:{alternation('action')})$", 0).fill_null("")
    return (
        pl.when(has_noun)
        .then(verb + pl.col("behind"))
        .when(pl.col("deed") != "")
        .then("deed")
        .when((pl.col("unit_kind") == "noun") | pl.col("unit").is_in(_unit_nouns()))
        .then("unit")
        .when(pl.col("before") != "")
        .then("before")
        .when(pl.col("clause_before") != "")
        .then("clause_before")
    )


def _behind() -> pl.Expr:
    """Return what stands behind the unit where the number may count it: most units do, money a kind of money."""
    tail = pl.col("tail").str.head(LONGEST_BEHIND)
    named = tail.str.contains("^(?:的|给予)") | tail.str.contains_any(words("indicators", "phrase", dimension="money"))
    counts = pl.col("unit_kind").is_in(COUNTING).fill_null(value=False) | named
    may = ~pl.col("statistic").is_in(["growth", "rank"]) & counts
    return pl.when(may).then(tail)


def _unit_nouns() -> list[str]:
    """Return the units that name the thing itself (12金)."""
    return words("indicator_words", "word", kind="unit_noun")
