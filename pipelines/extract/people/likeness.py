"""How much a run of characters looks like a person's name rather than any text: logarithms of likelihood ratios."""

from functools import cache

import polars as pl

from pipelines.extract.lookup import weight_of
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


@cache
def likeness(place: str, column: str) -> pl.Expr:
    """Return the weight of a column's character at that place of a name; none where there is no character."""
    return pl.when(pl.col(column) != "").then(weight_of(pl.col(column), weights()[place]).fill_null(RARE))


@cache
def everyday(column: str) -> pl.Expr:
    """Return what it weighs against a column's name that it is a word as well."""
    weight = EVERYDAY_WORD * pl.col("count").cast(pl.Float64).log1p()
    known = table("surname_words").unique("word", keep="last").select("word", weight)
    return weight_of(pl.col(column), dict(known.iter_rows())).fill_null(0.0)


@cache
def cohesion(column: str) -> pl.Expr:
    """Return how far from chance a column's pair of characters stands together; nothing for what does by chance."""
    return weight_of(pl.col(column), dict(_cohesions().iter_rows())).fill_null(0.0)


def _cohesions() -> pl.DataFrame:
    """Return one row per pair of characters that belong together: pair and cohesion."""
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
