"""Signs that characters of a line are lost or wrong, whatever was restored."""

import polars as pl

from pipelines.reference import words
from pipelines.restore.readings import LETTERS, TONED
from pipelines.restore.script import FOREIGN
from pipelines.restore.search import holds_any

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
    text = pl.col("text")
    mirrored = pl.col("script").is_in(FOREIGN) & holds_any(text, MIRROR_SIGNS)
    glossed = pl.col("is_glossed") & holds_any(text, GLOSSED_SIGNS)
    # What is left of the spun words is there because nothing tells whether another word was meant.
    signs = (*SIGNS, *words("spun_words", "spun"))
    damaged = lines.select(damaged=holds_any(text, signs) | mirrored | glossed).to_series()
    starred = lines["text"].str.contains(STARS, literal=True)
    masked = lines["text"].filter(starred).str.replace_all(BOLD, "").str.contains(MASKED_NAME)
    return damaged.scatter(starred.arg_true(), damaged.filter(starred) | masked)
