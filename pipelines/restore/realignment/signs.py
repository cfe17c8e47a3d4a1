"""Where a byte shift may begin, and what proves that a page went through the mirror tool.

Each sign has a literal to search for, so a scan for one after another costs next to nothing; both regex engines read
them, save that a sign of rare characters is Python's: Polars would compile its 15,000 again at every call, which takes
longer than Python does for the few lines that hold a mark. A character of context in front does no harm.
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
# What every fault in a gloss holds: the end of a reading at a bracket.
BRACKETED_READING = f"[{LETTERS}][()]"
GLOSS_FAULTS = (
    rf"[?{LOST}]\(?{READING}[()]",  # a gloss whose bracket was swallowed
    rf"[{BEFORE_HOLE}]{TONED_READING}\)",  # the same, without a mark
    rf"\){TONED_READING}\)",  # and behind another gloss
    rf"[@-~]\({READING}[()]",  # a gloss behind half a character
    rf"\({READING}\({READING}",  # a gloss inside a gloss
    rf"\({READING}\)\({READING}\)",  # a character glossed twice
)
# The signs that only the mirror tool leaves, beside a broken mark behind a `?`.
TOOL_MARKS = (
    rf"[?{LOST}]\(?{TONED_READING}[()]",  # a hole whose gloss bears a tone
    r"\?[!?]\?",  # a sentence in quotation marks that ends its line
    r"\?[!?][A-Za-z]\p{Han}",  # the end of a character behind a mark
)


@cache
def fault(*, is_mirrored: bool) -> re.Pattern[str]:
    """Return the signs of a shift on a page as one."""
    shifted_mark = rf"[?{LOST}]{{0,2}}{broken_mark().pattern}"
    on_any_page = (*GLOSS_FAULTS, shifted_mark)
    return re.compile("|".join((*on_any_page, MARK_WITH_HOLE, MARK) if is_mirrored else on_any_page))


@cache
def broken_mark(*, behind: str = "") -> re.Pattern[str]:
    """Return the sign of a mark whose bytes are halves of two characters: what follows makes no sense."""
    return re.compile(rf"{behind}[!?][^\s!-@。]{{0,4}}[{_rare_characters()}]")


@cache
def _rare_characters() -> str:
    frequent = {*ngrams().filter(pl.col("count") >= RARE)["ngram"], *LETTERS}
    return "".join(made for made in pairs() if symbol(made) not in frequent and not made.isspace())
