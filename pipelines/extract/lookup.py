"""Texts looked up in a fixed list of words, which is hashed once a process: a join or is_in hashes it at each call.

Hashing is in the making of an expression, so that who makes one keeps it.
"""

from collections.abc import Iterable, Mapping

import polars as pl


def is_listed(text: pl.Expr, words: Iterable[str]) -> pl.Expr:
    """Tell a text that is one of the words."""
    return _place(text, words).is_not_null()


def weight_of(text: pl.Expr, weights: Mapping[str, float]) -> pl.Expr:
    """Return the weight of the word that the text is, null where it is none."""
    return pl.lit(pl.Series(list(weights.values()))).gather(_place(text, weights).to_physical())


def _place(text: pl.Expr, words: Iterable[str]) -> pl.Expr:
    return text.cast(pl.Enum(list(words)), strict=False)
