"""One width: full-width forms of ASCII, and every blank that is not a plain space, become their ASCII twin."""

import polars as pl

FULL_WIDTH = [chr(code) for code in range(0xFF01, 0xFF5F)]
BLANKS = ["\u00a0", "\u2002", "\u2003", "\u2009", "\u3000", "\t"]


def fold_width(text: pl.Expr) -> pl.Expr:
    """Fold each character to one character, so no offset moves."""
    ascii_twins = [chr(ord(wide) - 0xFEE0) for wide in FULL_WIDTH]
    return text.str.replace_many(FULL_WIDTH + BLANKS, ascii_twins + [" "] * len(BLANKS))
