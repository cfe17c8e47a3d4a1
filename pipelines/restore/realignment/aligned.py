"""The ways to read on between two characters of the clean text.

Source: docs/restoration.md: the tool marks `！` and `？`, and glosses pairs of bytes at any offset.
"""

import re
from collections.abc import Iterator

from pipelines.restore.realignment.candidates import ending_in, second_bytes
from pipelines.restore.realignment.gbk import LEADS, WIDE_LEAD, folded_marks, pairs
from pipelines.restore.realignment.hypotheses import LOST, UNKNOWN, Hypothesis
from pipelines.restore.realignment.line import TAG_REST, Line, Match, hole_at, is_quoting, mark_at, reading_of
from pipelines.restore.realignment.reading import SWALLOWED, drop_gloss, likely_readings, read

Step = tuple[int, Hypothesis]

# The last character of a line, lost, with what is left of the tag behind it.
LOST_END = re.compile(rf"[?{LOST}](?:{TAG_REST})?$")

RARE_READING = 4.0  # a gloss that is not the first reading of a character of the table
UNEXPLAINED = 12.0  # a hole whose gloss fits no character
GENUINE = 6.0  # a question mark that stands for itself, on a page of the tool's
UNMIRRORED = 20.0  # the tool's `?` in front of a mark on a page without its traces, or none on one with
SILENT = 8.0  # a byte lost without a mark
UNFINISHED = 3.0  # a sentence that ends, or a quotation that does not, without its mark


def aligned_steps(line: Line, offset: int, before: Hypothesis) -> Iterator[Step]:
    """Yield every way to read on from an offset at which no byte is pending, with the offset it comes to."""
    if line.text[offset] == "(" and (gloss := drop_gloss(line, offset, before)):
        yield gloss
        return
    if before.tail and (hole := hole_at(line, offset)):
        yield from _hole(offset, hole, before, before.tail[1])
    elif mark := mark_at(line, offset):
        yield from _mark(line, offset, mark, before)
    elif line.text[offset] == "!" or (line.text[offset] == "?" and line.is_mirrored):
        yield from _lost_lead(line, (offset, offset + 1), before, SILENT)
    yield _as_it_stands(line, offset, before)


def _hole(offset: int, hole: Match, before: Hypothesis, last_byte: int) -> Iterator[Step]:
    """Put back the lead byte that makes, with the byte before it, a character so read."""
    for lead, in_table in second_bytes(last_byte, reading_of(hole)):
        if lead in LEADS:
            found = before.dearer(0.0 if in_table else RARE_READING)
            yield hole.end(), found.await_trail(lead, offset, (last_byte, lead))
    yield hole.end(), before.dearer(UNEXPLAINED).await_trail(UNKNOWN, offset, None)


def _mark(line: Line, offset: int, mark: Match, before: Hypothesis) -> Iterator[Step]:
    """Read a mark behind a `?`: the tool put it there, or it is a lead byte lost in front of the mark's bytes."""
    span = (offset, mark.end())
    if line.text[offset] == "?":
        cost = 0.0 if line.is_mirrored else UNMIRRORED
        yield mark.end(), read(line, before, mark[1], span, cost)
    yield from _lost_lead(line, span, before, SWALLOWED)


def _lost_lead(line: Line, span: tuple[int, int], before: Hypothesis, cost: float) -> Iterator[Step]:
    """Read a mark's first byte as the trail of a character that lost its lead, its second as the next lead."""
    end = span[1]
    pending = folded_marks()[line.text[end - 1]][1]
    closes_sentence = _closes_sentence(line.text, span, pending)
    candidates = ending_in(WIDE_LEAD, line.script)
    costs = [cost + (UNFINISHED if closes_sentence and candidate != "。" else 0.0) for candidate in candidates]
    for completed in likely_readings(line, before, candidates, span, costs):
        yield end, completed.await_trail(pending, end - 1, (WIDE_LEAD, pending))


def _closes_sentence(text: str, span: tuple[int, int], pending: int) -> bool:
    """Tell whether what follows a lost character shows that it ended a sentence: a blank, or the end of a quotation."""
    start, end = span
    behind = (pending, pairs().get(text[end : end + 1], (0, 0))[0])
    if behind == pairs()["\u3000"]:
        return start > 0
    is_last = pending == pairs()["”"][0] and LOST_END.match(text, end) is not None
    return (is_last or behind == pairs()["”"]) and _quotes_a_sentence(text, start)


def _quotes_a_sentence(text: str, offset: int) -> bool:
    """Tell whether what is quoted up to an offset has parts, as a sentence has and a name seldom."""
    quoted = text[text.rfind("“", 0, offset) : offset] if is_quoting(text, offset) else ""
    return any(mark in quoted for mark in ",;:。")


def _as_it_stands(line: Line, offset: int, before: Hypothesis) -> Step:
    character = line.text[offset]
    cost = 0.0
    if character == "?" and line.is_mirrored:
        cost = UNMIRRORED if mark_at(line, offset) else GENUINE
    return offset + 1, read(line, before, character, (offset, offset + 1), cost)
