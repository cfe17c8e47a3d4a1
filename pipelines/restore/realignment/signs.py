"""Where a byte shift may begin, and what proves that a page went through the mirror tool.

Each sign has a literal to search for, so a scan for one after another costs next to nothing; both regex engines read
them. A character of context in front does no harm.
"""

import re
from functools import cache

import polars as pl

from pipelines.restore.language_model import ngrams, symbol
from pipelines.restore.readings import LETTERS, READING, TONED
from pipelines.restore.realignment.gbk import pairs
from pipelines.restore.realignment.hypotheses import LOST

TONED_READING = rf"[a-z]{{0,4}}[{TONED}][a-z]{{0,4}}"
# Wrong pairs of bytes are mostly characters that news hardly ever holds: of 3.5 million, fewer than so many.
RARE = 20

BEFORE_HOLE = "\u3400-\u9fff\ue000-\uf8ff0-9%》”’。:;!?"
# A mark behind a lost byte: on a page that the tool did not touch, two marks are two marks.
MARK_WITH_HOLE = rf"(?:{LOST}\?|[?{LOST}])([!?])"
# On a page that it did touch, any mark may be halves of two characters.
MARK = "[!?]"
BROKEN_MARK = r"[!?][^\s!-@。]{{0,4}}[{rare}]"


@cache
def faults() -> tuple[str, ...]:
    """Return the signs of a shift on any page."""
    return (
        rf"[?{LOST}]\(?{READING}[()]",  # a gloss whose bracket was swallowed
        rf"[{BEFORE_HOLE}]{TONED_READING}\)",  # the same, without a mark
        rf"\){TONED_READING}\)",  # and behind another gloss
        shifted_mark(),
        rf"[@-~]\({READING}[()]",  # a gloss behind half a character
        rf"\({READING}\({READING}",  # a gloss inside a gloss
        rf"\({READING}\)\({READING}\)",  # a character glossed twice
    )


@cache
def fault(*, is_mirrored: bool) -> re.Pattern[str]:
    """Return the signs for a page as one."""
    return re.compile("|".join((*faults(), MARK_WITH_HOLE, MARK) if is_mirrored else faults()))


@cache
def shifted_mark() -> str:
    """Return the sign of a mark whose bytes are halves of two characters: what follows makes no sense."""
    return rf"[?{LOST}]{{0,2}}{BROKEN_MARK.format(rare=_rare_characters())}"


@cache
def tool_marks() -> tuple[str, ...]:
    """Return the signs that only the mirror tool leaves."""
    return (
        rf"[?{LOST}]\(?{TONED_READING}[()]",  # a hole whose gloss bears a tone
        r"\?[!?]\?",  # a sentence in quotation marks that ends its line
        r"\?[!?][A-Za-z]\p{Han}",  # the end of a character behind a mark
        rf"\?{BROKEN_MARK.format(rare=_rare_characters())}",
    )


@cache
def _rare_characters() -> str:
    frequent = {*ngrams().filter(pl.col("count") >= RARE)["ngram"], *LETTERS}
    return "".join(made for made in pairs() if symbol(made) not in frequent and not made.isspace())
