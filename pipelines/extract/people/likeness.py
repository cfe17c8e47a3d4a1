"""How much a run of characters looks like a person's name rather than any text: logarithms of likelihood ratios."""

from functools import cache

import polars as pl

from pipelines.reference import table, words
from pipelines.restore.language_model import COMMON_PAIR, counted

PLACES = ("surname", "only", "first", "second", "foreign")
# Added to every count: a character that no counted name holds is unlikely, not impossible.
SMOOTHING = 0.5
# What a compound surname (欧阳) weighs; hardly any other text holds one.
COMPOUND = 7.0
# A character that no name was seen to hold: one that news holds, and one that is rare.
UNLIKELY, RARE = -2.5, 2.0
# The share of the characters at the end of a longer given name that is added to those of short ones.
SHARED = 0.2
# What frequent words weigh against a name: by the logarithm of how often they were seen.
EVERYDAY_WORD = 1.0
DOUBTFUL_SURNAME = -4.0


@cache
def weights() -> dict[str, dict[str, float]]:
    """Map place in a name (surname, only, first, second, foreign) and character to the logarithm of the ratio."""
    text = {character: count for character, count in counted().items() if len(character) == 1}
    everything = sum(text.values())
    share = pl.col("character").replace_strict(text, default=1, return_dtype=pl.Float64) / everything
    rows = table("name_characters").with_columns(pl.col(PLACES).cast(pl.Float64), share=share)
    rows = rows.with_columns(only=pl.col("only") + SHARED * pl.col("second"))
    weighed = rows.with_columns(_ratio(place).alias(place) for place in PLACES)
    unknown = dict.fromkeys(text, UNLIKELY)
    named = {place: unknown | dict(weighed.select("character", place).iter_rows()) for place in PLACES}
    return named | {"surname": _surnames(named["surname"])}


def _ratio(place: str) -> pl.Expr:
    named = (pl.col(place) + SMOOTHING) / (pl.col(place).sum() + SMOOTHING * pl.len())
    return (named / pl.col("share")).log()


def _surnames(single: dict[str, float]) -> dict[str, float]:
    compound = [name for name in words("page_surnames", "surname") if len(name) > 1]
    doubtful = {name: single.get(name, 0.0) + DOUBTFUL_SURNAME for name in words("doubtful_surnames", "surname")}
    return single | doubtful | dict.fromkeys(compound, COMPOUND)


def likeness(place: str, character: pl.Expr) -> pl.Expr:
    """Return the weight of the character at that place of a name; none where there is no character."""
    known = character.replace_strict(*_columns(place), default=RARE, return_dtype=pl.Float64)
    return pl.when(character != "").then(known)


@cache
def _columns(place: str) -> tuple[pl.Series, pl.Series]:
    """Return the characters that have a weight at a place, and their weights."""
    return pl.Series(weights()[place].keys()), pl.Series(weights()[place].values())


def everyday(name: pl.Expr) -> pl.Expr:
    """Return what it weighs against a name that it is a word as well."""
    return name.replace_strict(*_words(), default=0.0, return_dtype=pl.Float64)


@cache
def _words() -> tuple[pl.Series, pl.Series]:
    known = table("surname_words").unique("word", keep="last")
    return known["word"], EVERYDAY_WORD * known["count"].cast(pl.Float64).log1p()


@cache
def cohesions() -> pl.DataFrame:
    """Return one row per pair of characters that belong together: pair and cohesion, how far from chance."""
    text = counted()
    single = {character: count for character, count in text.items() if len(character) == 1}
    pairs = pl.DataFrame(
        {"pair": [pair for pair, count in text.items() if len(pair) > 1 and count >= COMMON_PAIR]}
    ).with_columns(
        together=pl.col("pair").replace_strict(text, return_dtype=pl.Float64),
        one=pl.col("pair").str.head(1).replace_strict(single, default=1, return_dtype=pl.Float64),
        other=pl.col("pair").str.tail(1).replace_strict(single, default=1, return_dtype=pl.Float64),
    )
    ratio = (pl.col("together") * sum(single.values()) / pl.col("one") / pl.col("other")).log()
    return pairs.select("pair", cohesion=ratio).filter(pl.col("cohesion") > 0)
