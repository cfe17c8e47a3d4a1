"""What each figure counts: in the text's own words, and by the canonical name under which claims are lined up."""

import polars as pl

from pipelines.extract.indicators.canonical import with_canonical_name
from pipelines.extract.indicators.neighbours import distributed, inherited
from pipelines.extract.indicators.phrases import alternation, before, behind, clause_before, deed
from pipelines.reference import words

LINE = ("page_id", "line_no")
# Behind 左右 and 以上 of the figure before, the next phrase begins.
AFTER_FIGURE = r"^\s?(?:以上|左右|以内|以下|上下|不等|多|余)"
# Units whose number counts the noun right behind it; behind others a noun is one only after 的 or where it names money.
COUNTING = ("count", "noun", "kind", "area", "mass", "volume", "energy", "length", "data", "other")


def with_indicators(figures: pl.DataFrame) -> pl.DataFrame:
    """Add indicator (the text's words; null where it has none), indicator_name and indicator_dimension.

    `figures` are in the order of the text and have head and tail, their sentence on either side, and unit_kind.
    """
    found = _with_between(figures)
    phrases = found.with_columns(
        before=before(found), clause_before=clause_before(found), behind=behind(found), deed=deed(found)
    )
    return with_canonical_name(
        inherited(distributed(phrases.with_columns(indicator=_own()))).drop(
            "between", "follows", "before", "clause_before", "behind", "deed"
        )
    )


def _with_between(figures: pl.DataFrame) -> pl.DataFrame:
    """Add between, the text since the figure before it in its sentence or since the sentence's start, and follows."""
    is_same_line = pl.all_horizontal(pl.col(name) == pl.col(name).shift(1) for name in LINE).fill_null(value=False)
    gap = pl.col("char_start") - pl.col("char_end").shift(1)
    follows = is_same_line & (gap <= pl.col("head").str.len_chars()).fill_null(value=False)
    between = pl.when(follows).then(pl.col("head").str.tail(gap).str.replace(AFTER_FIGURE, "")).otherwise("head")
    return figures.with_columns(between=between, follows=follows)


def _own() -> pl.Expr:
    """Return the phrase next to the number itself: the noun behind it with the verb before it, else the one before."""
    verb = pl.col("before").str.extract(f"({alternation('action')})$", 1).fill_null("")
    noun = pl.when(_counts_behind()).then("behind").otherwise(pl.lit(""))
    first = ~pl.col("follows")
    return (
        pl.when(noun != "")
        .then(verb + noun)
        .when(pl.col("deed") != "")
        .then("deed")
        .when((pl.col("unit_kind") == "noun") | pl.col("unit").is_in(_unit_nouns()))
        .then("unit")
        .when(pl.col("before") != "")
        .then("before")
        .when(first & (pl.col("clause_before") != ""))
        .then("clause_before")
    )


def _counts_behind() -> pl.Expr:
    is_amount = ~pl.col("statistic").is_in(["growth", "rank"])
    named = pl.col("tail").str.contains("^(?:的|给予)") | pl.col("behind").str.contains_any(
        words("indicators", "phrase", dimension="money")
    )
    return is_amount & (pl.col("unit_kind").is_in(COUNTING).fill_null(value=False) | named)


def _unit_nouns() -> list[str]:
    """Return the units that name the thing itself (12金)."""
    return words("indicator_words", "word", kind="unit_noun")
