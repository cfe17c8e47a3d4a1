"""The line of adult or gambling search terms that mirror sites put on top of a page."""

import polars as pl

from pipelines.reference import words

# How far down the line stands, and how many different terms it needs: one or two occur in honest headlines.
DEEPEST, FEWEST = 3, 3


def with_spam(lines: pl.DataFrame) -> pl.DataFrame:
    """Add is_spam: near the top (`rank` counts lines with text), listed, no full stop, several different terms."""
    text = pl.col("text")
    listed = text.str.contains(r"[,_|、\s]") & ~pl.col("has_stop")
    found = (
        lines.filter((pl.col("rank") <= DEEPEST) & listed)
        .select("row", text=text.str.to_lowercase())
        .filter(text.str.contains_any(words("page_spam_terms", "term", strength="strong")))
        .with_columns(strong=_different("strong"), weak=_different("weak"))
        .filter((pl.col("strong") >= 1) & (pl.col("strong") + pl.col("weak") >= FEWEST))
    )
    return lines.with_columns(is_spam=pl.col("row").is_in(found["row"].implode()))


def _different(strength: str) -> pl.Expr:
    terms = [term.lower() for term in words("page_spam_terms", "term", strength=strength)]
    return pl.col("text").str.extract_many(terms, leftmost=True).list.n_unique()
