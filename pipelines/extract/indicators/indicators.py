"""What each figure counts: in the text's own words, and by the canonical name under which claims are lined up."""

from collections.abc import Callable

import polars as pl

from pipelines.extract.indicators.canonical import with_canonical_name
from pipelines.extract.indicators.neighbours import distributed, inherited
from pipelines.extract.indicators.phrases import LONGEST_BEHIND, alternation, before, behind, clause_before, deed
from pipelines.extract.indicators.scope import with_scope
from pipelines.reference import words

LINE = ("page_id", "line_no")
# Behind 左右 and 以上 of the figure before, the next phrase begins.
AFTER_FIGURE = r"^\s?(?:以上|左右|以内|以下|上下|不等|多|余)"
# Units whose number counts the noun right behind it; behind others a noun is one only after 的 or where it names money.
COUNTING = ("count", "noun", "kind", "area", "mass", "volume", "energy", "length", "data", "other")


def with_indicators(figures: pl.DataFrame) -> pl.DataFrame:
    """Add indicator (the text's words; null where it has none), indicator_name, indicator_dimension, indicator_scope.

    `figures` are in the order of the text and have head and tail, their sentence on either side, and unit_kind.
    """
    found = _with_between(figures)
    found = found.with_columns(before=before(found), behind=_where(_counts_behind(), found, behind), deed=deed(found))
    phrases = found.with_columns(clause_before=_where(_says_nothing(), found, clause_before))
    told = inherited(distributed(phrases.with_columns(indicator=_own())))
    return with_scope(with_canonical_name(told.drop("between", "follows", "before", "clause_before", "behind", "deed")))


def _with_between(figures: pl.DataFrame) -> pl.DataFrame:
    """Add between, the text since the figure before it in its sentence or since the sentence's start, and follows."""
    is_same_line = pl.all_horizontal(pl.col(name) == pl.col(name).shift(1) for name in LINE).fill_null(value=False)
    gap = pl.col("char_start") - pl.col("char_end").shift(1)
    follows = is_same_line & (gap <= pl.col("head").str.len_chars()).fill_null(value=False)
    between = pl.when(follows).then(pl.col("head").str.tail(gap).str.replace(AFTER_FIGURE, "")).otherwise("head")
    return figures.with_columns(between=between, follows=follows)


def _where(condition: pl.Expr, figures: pl.DataFrame, phrase: Callable[[pl.DataFrame], pl.Series]) -> pl.Series:
    """Return the phrase of the figures that meet the condition, an empty text for the others."""
    rows = figures.select(condition.fill_null(value=False)).to_series().arg_true()
    return pl.repeat("", figures.height, dtype=pl.String, eager=True).scatter(rows, phrase(figures[rows]))


def _own() -> pl.Expr:
    """Return the phrase next to the number itself: the noun behind it with the verb before it, else the one before."""
    verb = pl.col("before").str.extract(f"({alternation('action')})$", 1).fill_null("")
    return (
        pl.when(pl.col("behind") != "")
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


def _counts_behind() -> pl.Expr:
    """Tell the numbers that count the noun behind them: most units do, money where the noun is a kind of money."""
    tail = pl.col("tail").str.head(LONGEST_BEHIND)
    named = tail.str.contains("^(?:的|给予)") | tail.str.contains_any(words("indicators", "phrase", dimension="money"))
    counts = pl.col("unit_kind").is_in(COUNTING).fill_null(value=False) | named
    return ~pl.col("statistic").is_in(["growth", "rank"]) & counts


def _says_nothing() -> pl.Expr:
    """Tell the first number of a sentence where nothing of its own clause says what it counts."""
    return ~pl.col("follows") & (pl.col("before") == "") & (pl.col("behind") == "") & (pl.col("deed") == "")


def _unit_nouns() -> list[str]:
    """Return the units that name the thing itself (12金)."""
    return words("indicator_words", "word", kind="unit_noun")
