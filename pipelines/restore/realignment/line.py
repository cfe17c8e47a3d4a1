"""One raw line, and what stands at an offset of it: a gloss, a hole, an open quotation."""

import re
from dataclasses import dataclass
from functools import cached_property

from pipelines.restore.readings import NESTED_READING, READING
from pipelines.restore.realignment.hypotheses import LOST
from pipelines.restore.realignment.signs import MARK_WITH_HOLE
from pipelines.restore.script import FOREIGN

GLOSS = re.compile(rf"\(({NESTED_READING})\)")
# A gloss whose bracket was swallowed with the byte before it; a reader may drop the mark or keep the bracket.
HOLE = re.compile(rf"(?:[?{LOST}]\(?)?({NESTED_READING})\)")
MARK = re.compile(MARK_WITH_HOLE)
MARKS_OF_LOSS = f"?{LOST}"
INNER_GLOSS = re.compile(rf"\({READING}\)")
# What is left of a tag whose `<` was swallowed.
TAG_REST = r"/?[a-z]+\d?(?: [^<>]{0,80})?/?>"
# Behind so many characters a quotation that was not closed was never meant to be open.
LONGEST_QUOTATION = 500

Match = re.Match[str]


@dataclass(frozen=True)
class Line:
    """The line that is read, and what is known of its page."""

    text: str
    script: str
    is_glossed: bool

    @cached_property
    def is_mirrored(self) -> bool:
        """Tell whether the page went through the mirror tool, which also marks `！` and `？`; it writes Traditional."""
        return self.is_glossed and self.script in FOREIGN


def mark_at(line: Line, offset: int) -> Match | None:
    """Find a mark behind a lost byte."""
    return MARK.match(line.text, offset) if line.text[offset] in MARKS_OF_LOSS else None


def hole_at(line: Line, offset: int) -> Match | None:
    """Find a gloss that lost its bracket; without any mark in front it must bear a tone, or it may be a word."""
    # Most characters are Han, and begin no hole.
    if "\u3000" <= line.text[offset] < LOST:
        return None
    hole = HOLE.match(line.text, offset)
    return hole if hole and (hole.start(1) > offset or not hole[1].isascii()) else None


def is_quoting(text: str, offset: int) -> bool:
    """Tell whether a quotation is open at an offset."""
    start = max(0, offset - LONGEST_QUOTATION)
    return text.rfind("“", start, offset) > text.rfind("”", start, offset)


def reading_of(gloss: Match) -> str:
    """Return the reading in a gloss, without the glosses inside it."""
    return INNER_GLOSS.sub("", gloss[1])
