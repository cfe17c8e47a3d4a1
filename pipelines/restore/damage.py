"""Signs that characters of a line are lost or wrong, whatever was restored."""

import polars as pl

from pipelines.reference import words
from pipelines.restore.readings import LETTERS

SIGNS = (
    "\ufffd",  # a character that could not be decoded
    r"\p{Co}",  # private-use characters carry the odd bytes of a shifted run
    rf"\?[{LETTERS}]{{1,6}}\)",  # half a character was lost in front of its gloss
    r"\?[!?]\p{Han}",  # a lead byte was lost in front of a mark, and the text goes on
    r"\p{Han}\?\d",  # half a character and a digit became one mark
    r"(?:^|[^*])\*\*+\p{Han}[^*]*$",  # a name that was masked; a pair of these is only bold type
)
# On a page whose glosses were removed, what elsewhere may be genuine is the mirror's doing too.
MIRROR_SIGNS = (
    r"\?[!?]",  # a mark, or the rest of a lost character
    r"\([a-z]*[^\x00-\x7f\p{Han}\pP\s][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]*\)",  # a gloss that reads nothing before it
)


def is_damaged(text: pl.Expr, is_glossed: pl.Expr) -> pl.Expr:
    """Tell whether the clean text still shows a sign of damage."""
    mirrored = is_glossed & text.str.contains("|".join(MIRROR_SIGNS))
    # What is left of the spun words is there because nothing tells whether another word was meant.
    return text.str.contains("|".join((*SIGNS, *words("spun_words", "spun")))) | mirrored
