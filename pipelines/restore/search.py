"""Searching lines for signs."""

from collections.abc import Iterable

import polars as pl


def holds_any(text: pl.Expr, signs: Iterable[str]) -> pl.Expr:
    """Tell whether a text holds any of the patterns.

    Sign by sign: each has a literal to look for, which all of them in one pattern have not.
    """
    return pl.any_horizontal(text.str.contains(sign) for sign in signs)
