"""Signs that characters of a line are lost or wrong, whatever was restored."""

from collections.abc import Iterable

import polars as pl

from pipelines.reference import words
from pipelines.restore.readings import LETTERS, TONED
from pipelines.restore.script import FOREIGN

SIGNS = (
    "\ufffd",  # a character that could not be decoded
    r"\p{Co}",  # private-use characters carry the odd bytes of a shifted run
    rf"\?[{LETTERS}]{{1,6}}\)",  # half a character was lost in front of its gloss
)
# On a Traditional page, what elsewhere may be genuine is the mirror's doing.
MIRROR_SIGNS = (
    r"\?[!?]\p{Han}",  # a lead byte was lost in front of a mark, and the text goes on
    r"\p{Han}\?\d",  # half a character and a digit became one mark
)
# And on a page whose glosses were removed.
GLOSSED_SIGNS = (
    r"\?[!?]",  # a mark, or the rest of a lost character
    rf"\([{LETTERS}]*[{TONED}][{LETTERS}]*\)",  # a gloss that reads nothing before it
)
# A name that was masked; a longer text between two of these is only bold type.
BOLD = r"\*\*[^*]{2,}\*\*"
MASKED_NAME = r"\*\*+\p{Han}"


def is_damaged(text: pl.Expr, script: pl.Expr, is_glossed: pl.Expr) -> pl.Expr:
    """Tell whether the clean text still shows a sign of damage."""
    mirrored = script.is_in(FOREIGN) & _any(text, MIRROR_SIGNS)
    glossed = is_glossed & _any(text, GLOSSED_SIGNS)
    # What is left of the spun words is there because nothing tells whether another word was meant.
    damaged = _any(text, (*SIGNS, *words("spun_words", "spun"))) | mirrored | glossed
    return damaged | text.str.replace_all(BOLD, "").str.contains(MASKED_NAME)


def _any(text: pl.Expr, signs: Iterable[str]) -> pl.Expr:
    """Search sign by sign: each has a literal to look for, which all of them together have not."""
    return pl.any_horizontal(text.str.contains(sign) for sign in signs)
