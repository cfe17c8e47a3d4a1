"""Where a byte shift may begin, and what proves that a page went through the mirror tool.

Each sign has a literal to search for, so a scan for one after another costs next to nothing; both regex engines read
them. A character of context in front does no harm.
"""

import re
from functools import cache

import polars as pl

from pipelines.reference import table
from pipelines.restore.gbk import pairs
from pipelines.restore.hypotheses import LOST
from pipelines.restore.language_model import symbol
from pipelines.restore.readings import LETTERS, READING

TONED = LETTERS.removeprefix("a-z")
TONED_READING = rf"[a-z]{{0,4}}[{TONED}][a-z]{{0,4}}"
# Wrong pairs of bytes are mostly characters that news hardly ever holds: of 3.5 million, fewer than so many.
RARE = 20

# A mark behind a lost byte: on a page that the tool did not touch, two marks are two marks.
MARK_WITH_HOLE = rf"(?:{LOST}\?|[?{LOST}])[!?]"
# The tool's own: a hole whose gloss bears a tone, and three marks in a row.
TOOL_MARKS = (rf"[?{LOST}]\(?{TONED_READING}[()]", r"\?[!?]\?")


@cache
def faults() -> tuple[str, ...]:
    """Return the signs of a shift on any page."""
    return (
        rf"[?{LOST}]\(?{READING}[()]",  # a gloss whose bracket was swallowed
        rf"[^(A-Z{LETTERS} '’、,-]{TONED_READING}\)",  # the same, without a mark
        shifted_mark(),
        rf"[@-~]\({READING}[()]",  # a gloss behind half a character
        rf"\({READING}\({READING}",  # a gloss inside a gloss
        rf"\({READING}\)\({READING}\)",  # a character glossed twice
    )


@cache
def fault(*, is_mirrored: bool) -> re.Pattern[str]:
    """Return all signs as one."""
    return re.compile("|".join((*faults(), MARK_WITH_HOLE) if is_mirrored else faults()))


@cache
def shifted_mark() -> str:
    """Return the sign of a mark whose bytes are halves of two characters: what follows makes no sense."""
    return rf"[!?][^\s!-@。]{{0,4}}[{_rare_characters()}]"


def _rare_characters() -> str:
    known = table("character_ngrams").filter(pl.col("count").cast(pl.Int64) >= RARE)["ngram"]
    frequent = {*known, *LETTERS}
    return "".join(made for made in pairs() if symbol(made) not in frequent and not made.isspace())
