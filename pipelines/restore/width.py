"""One width: full-width forms of ASCII, and every blank that is not a plain space, become their ASCII twin.

Every entry maps one character to one, so no offset moves.
"""

import polars as pl

FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
NO_BREAK, TAB = "\u00a0", "\t"
BLANKS = dict.fromkeys(f"{NO_BREAK}\u2002\u2003\u2009\u3000{TAB}", " ")
ONE_WIDTH = FULL_WIDTH | BLANKS


def fold_width(text: pl.Expr) -> pl.Expr:
    """Fold each character to one character."""
    return text.str.replace_many(list(ONE_WIDTH), list(ONE_WIDTH.values()))


def count_folded(text: pl.Expr, folded: pl.Expr) -> pl.Expr:
    """Count the characters that folding changed, by the bytes it saved: three became one, but of two characters."""
    no_break, tabs = (text.str.count_matches(blank, literal=True) for blank in (NO_BREAK, TAB))
    saved = text.str.len_bytes().cast(pl.Int32) - folded.str.len_bytes().cast(pl.Int32) - no_break
    return (saved // 2 + no_break + tabs).cast(pl.Int32)
