"""Signs that characters of a line are lost or wrong, whatever was restored."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

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
STARS = "**"
BOLD = r"\*\*[^*]{2,}\*\*"
MASKED_NAME = r"\*\*+\p{Han}"


def is_damaged(lines: pl.DataFrame) -> pl.Series:
    """Tell of each line (text, script, is_glossed) whether its clean text still shows a sign of damage."""
    text, foreign, glossed = lines["text"], lines["script"].is_in(FOREIGN), lines["is_glossed"]
    # What is left of the spun words is there because nothing tells whether another word was meant.
    damaged = _any(text, (*SIGNS, *words("spun_words", "spun")))
    starred = text.str.contains(STARS, literal=True)
    masked = text.filter(starred).str.replace_all(BOLD, "").str.contains(MASKED_NAME)
    mirrored = foreign & _any(text, MIRROR_SIGNS) | glossed & _any(text, GLOSSED_SIGNS)
    damaged |= mirrored
    return damaged.scatter(starred.arg_true(), damaged.filter(starred) | masked)


def _any(text: pl.Series, signs: Iterable[str]) -> pl.Series:
    """Search sign by sign: each has a literal to look for, which all of them together have not."""
    return reduce(or_, (text.str.contains(sign) for sign in signs))
