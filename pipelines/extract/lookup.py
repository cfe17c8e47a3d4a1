"""Texts looked up in a fixed list of words, which is hashed once a process: a join or is_in hashes it at each call.

Hashing is in the making of an expression, so that who makes one keeps it.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby

import polars as pl


def by_length(every: Iterable[str]) -> dict[int, list[str]]:
    """Return the distinct words of each length, for what asks which of them a text opens or ends with."""
    distinct = sorted({*every}, key=len)
    return {length: list(words_of) for length, words_of in groupby(distinct, len)}


def is_listed(text: pl.Expr, words: Iterable[str]) -> pl.Expr:
    """Tell a text that is one of the words."""
    return _place(text, words).is_not_null()


def weight_of(text: pl.Expr, weights: Mapping[str, float]) -> pl.Expr:
    """Return the weight of the word that the text is, null where it is none."""
    return pl.lit(pl.Series(list(weights.values()))).gather(_place(text, weights).to_physical())


def _place(text: pl.Expr, words: Iterable[str]) -> pl.Expr:
    return text.cast(pl.Enum(list(words)), strict=False)
