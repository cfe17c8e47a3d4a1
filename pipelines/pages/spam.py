"""The line of adult or gambling search terms that mirror sites put on top of a page."""

import polars as pl

from pipelines.reference import words

# How far down the line stands, and how many different terms it needs: one or two occur in honest headlines.
DEEPEST, FEWEST = 3, 3


def is_spam(rank: pl.Expr) -> pl.Expr:
    """Tell whether a line is such a line: near the top (`rank` counts lines with text), listed, no full stop."""
    text = pl.when(rank <= DEEPEST).then(pl.col("text")).otherwise(pl.lit(""))
    suspect = text.str.contains_any(words("page_spam_terms", "term", strength="strong"), ascii_case_insensitive=True)
    listed = text.str.contains(r"[,_|、\s]") & ~text.str.contains("。")
    top = pl.when(suspect & listed).then(text).otherwise(pl.lit("")).str.to_lowercase()
    strong = _different(top, "strong")
    return ((strong >= 1) & (strong + _different(top, "weak") >= FEWEST)).fill_null(False)


def _different(text: pl.Expr, strength: str) -> pl.Expr:
    terms = words("page_spam_terms", "term", strength=strength)
    return text.str.extract_many(terms, leftmost=True).list.n_unique().fill_null(0).cast(pl.Int32)
