"""One width: full-width forms of ASCII, and every blank that is not a plain space, become their ASCII twin.

Every entry maps one character to one, so no offset moves.
"""

import polars as pl

from pipelines.restore.readings import READING_OF_WORD
from pipelines.restore.realignment.gbk import FOLDED
from pipelines.restore.script import FOREIGN

FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
NO_BREAK, TAB = "\u00a0", "\t"
# Unicode's space separators (Zs).
WIDE_BLANKS = "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
ONE_WIDTH = FULL_WIDTH | dict.fromkeys(f"{NO_BREAK}{TAB}{WIDE_BLANKS}", " ")
BRACKETED = f"（({READING_OF_WORD})）"
MARKS = {chr(ord(mark) + 0xFEE0): mark for mark in FOLDED}


def fold_marks(lines: pl.DataFrame) -> pl.DataFrame:
    """Fold in `text` what the signs of a fault are told by: every mark of a Traditional page, brackets of readings.

    Adds width, the characters folded.
    """
    text, is_foreign = lines["text"], lines["script"].is_in(FOREIGN)
    is_bracketed = ~is_foreign & text.str.contains(BRACKETED)
    marks = text.filter(is_foreign).str.replace_many(list(MARKS), list(MARKS.values()))
    brackets = text.filter(is_bracketed).str.replace_all(BRACKETED, "($1)")
    # A series is changed where it stands by what is scattered into it.
    folded = text.clone().scatter(is_foreign.arg_true(), marks).scatter(is_bracketed.arg_true(), brackets)
    return lines.with_columns(folded, width=count_folded(text, folded))


def fold_to_one_width(lines: pl.DataFrame) -> pl.DataFrame:
    """Fold `text` of `lines` (text, width), each character to one, and count what was folded into width."""
    text = lines["text"]
    folded = text.str.replace_many(list(ONE_WIDTH), list(ONE_WIDTH.values()))
    return lines.with_columns(folded, width=lines["width"] + count_folded(text, folded))


def count_folded(text: pl.Series, folded: pl.Series) -> pl.Series:
    """Count the characters that folding changed, by the bytes it saved: three became one, but of two characters."""
    no_break, tabs = (text.str.count_matches(blank, literal=True).cast(pl.Int32) for blank in (NO_BREAK, TAB))
    saved = text.str.len_bytes().cast(pl.Int32) - folded.str.len_bytes().cast(pl.Int32) - no_break
    return saved // 2 + no_break + tabs
