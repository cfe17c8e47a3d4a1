"""The ways to read on inside a character of the clean text, whose lead byte waits for its trail.

Source: docs/restoration.md: a shifted text stays so until an ASCII byte.
"""

import re
from collections.abc import Iterator

from pipelines.restore.language_model import news_model
from pipelines.restore.realignment.aligned import RARE_READING, SILENT, UNFINISHED, Step, aligned_steps
from pipelines.restore.realignment.candidates import beginning_with, second_bytes
from pipelines.restore.realignment.gbk import TRAILS, WIDE_LEAD, folded_marks, unfolded_pair
from pipelines.restore.realignment.hypotheses import LOST, UNKNOWN, Hypothesis
from pipelines.restore.realignment.line import TAG_REST, Line, Match, hole_at, is_quoting, mark_at, reading_of
from pipelines.restore.realignment.reading import (
    BROKEN,
    SWALLOWED,
    append,
    complete,
    drop_gloss,
    give_up,
    likely_readings,
    read,
)

LEAST_LEAD = 0x80
TAG = re.compile(TAG_REST)
# What a swallowed ASCII character most likely was.
LIKELY_SWALLOWED = "0 "


def shifted_steps(line: Line, offset: int, before: Hypothesis) -> Iterator[Step]:
    """Yield every way to read on from an offset at which a byte is pending, with the offset it comes to."""
    if line.text[offset] == "(" and (gloss := drop_gloss(line, offset, before)):
        yield gloss
        return
    steps = list(_pairing_steps(line, offset, before))
    yield from steps
    if all(following.cost > before.cost + BROKEN for _, following in steps):
        yield from aligned_steps(line, offset, give_up(line, before, offset))


def _pairing_steps(line: Line, offset: int, before: Hypothesis) -> Iterator[Step]:
    """Yield the ways that find the pending byte's trail."""
    if before.pending != UNKNOWN and (hole := hole_at(line, offset)):
        yield from _hole(line, hole, before)
    if mark := mark_at(line, offset):
        yield from _mark(line, offset, mark, before)
    elif line.text[offset] in {"?", LOST}:
        yield from _lost_trail(line, offset, before)
    else:
        yield from _trail(line, offset, before)


def _hole(line: Line, hole: Match, before: Hypothesis) -> Iterator[Step]:
    """Put back the trail byte that makes, with the pending one, a character so read."""
    for trail, in_table in second_bytes(before.pending, reading_of(hole)):
        if completed := complete(line, before, trail, hole.end(), 0.0 if in_table else RARE_READING):
            yield hole.end(), completed


def _mark(line: Line, offset: int, mark: Match, before: Hypothesis) -> Iterator[Step]:
    """Read a mark behind a `?`: its bytes are halves of two characters, or the trail before it is lost."""
    pair, end = folded_marks()[mark[1]], mark.end()
    if line.text[offset] == "?" and (halved := complete(line, before, WIDE_LEAD, end)):
        yield end, halved.await_trail(pair[1], end - 1, pair)
    for completed in _completions(line, before, offset + 1):
        yield end, read(line, completed, mark[1], (offset, end))


def _lost_trail(line: Line, offset: int, before: Hypothesis) -> Iterator[Step]:
    """Read a mark for a lost trail byte; a `?` took the ASCII character behind it along, and that can't be known."""
    end = offset + 1
    keeps_next = line.text[offset] == LOST or end == len(line.text)
    tag = TAG.match(line.text, end)
    is_last = (tag.end() if tag else end) == len(line.text)
    for completed in _completions(line, before, end, is_last=is_last):
        if keeps_next:
            yield end, completed
        elif tag:
            yield tag.end(), completed
        else:
            for swallowed in _swallowed(line, offset, completed):
                yield end, swallowed


def _swallowed(line: Line, offset: int, before: Hypothesis) -> Iterator[Hypothesis]:
    """Lose one ASCII character; what it likely was speaks for its neighbours, but is not written."""
    lost = append(line, before.last, LOST, (offset, offset + 1))
    chances = news_model().log_probabilities(before.context, LIKELY_SWALLOWED)
    for guess, chance in zip(LIKELY_SWALLOWED, chances, strict=True):
        cost = before.cost + SWALLOWED - chance
        yield Hypothesis(cost, LOST + guess, lost, tail=None, glosses=before.glosses, doubts=before.doubts)


def _completions(line: Line, before: Hypothesis, end: int, *, is_last: bool = False) -> list[Hypothesis]:
    """Try every lost trail; where the line ends in a quotation, what is lost most likely closes it."""
    span = (before.pending_start, end)
    if before.pending == UNKNOWN:
        return [read(line, before, LOST, span, SWALLOWED)]
    candidates = beginning_with(before.pending, line.script)
    closes = is_last and is_quoting(line.text, end)
    costs = [SWALLOWED + (UNFINISHED if closes and candidate != "”" else 0.0) for candidate in candidates]
    return likely_readings(line, before, candidates, span, costs)


def _trail(line: Line, offset: int, before: Hypothesis) -> Iterator[Step]:
    """Read the next byte as the pending one's trail; the byte behind it then waits in turn, or is ASCII."""
    character, end = line.text[offset], offset + 1
    pair = unfolded_pair(character)
    if pair is None:
        is_trail = character.isascii() and ord(character) in TRAILS
        if is_trail and (completed := complete(line, before, ord(character), end)):
            yield end, completed
        return
    completed = complete(line, before, pair[0], end, SILENT if character in "!?" else 0.0)
    if completed and pair[1] > LEAST_LEAD:
        yield end, completed.await_trail(pair[1], offset, pair)
    elif completed and pair[1] < LEAST_LEAD:
        yield end, read(line, completed, chr(pair[1]), (offset, end))
