"""What a regular expression finds in a text. No rule belongs here."""

import polars as pl


def first_match(text: pl.Expr, pattern: str) -> pl.Expr:
    """Return the first text that the pattern matches, null where none: str.extract tells groups, by a slower engine."""
    return text.str.extract_all(pattern).list.first()
