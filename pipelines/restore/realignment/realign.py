"""Byte-shifted runs put back in place: the clean byte stream of a line is rebuilt and decoded once, left to right.

Nothing is searched for in a dictionary of damage. The search follows every way a piece of the line may have come
about, keeps the likely ones, and writes U+FFFD where two of them differ and neither stands out.
Source: docs/restoration.md.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.restore.language_model import LINE_END, symbol
from pipelines.restore.readings import LONGEST_WORD, READING_OF_WORD, characters_read, reads
from pipelines.restore.realignment.aligned import aligned_steps
from pipelines.restore.realignment.gbk import last_pair
from pipelines.restore.realignment.hypotheses import LOST, Frontier, Hypothesis, better
from pipelines.restore.realignment.line import Line
from pipelines.restore.realignment.reading import close
from pipelines.restore.realignment.shifted import shifted_steps
from pipelines.restore.realignment.signs import fault

GLOSS_OF_ANY = re.compile(rf"\(({READING_OF_WORD})\)")
HAN_END = re.compile(r"[\u4e00-\u9fff]*$")


@dataclass
class Realigned:
    """A line put back in place, and an account of it."""

    text: str
    anchors: list[dict[str, int]]
    glosses_removed: int
    characters_restored: int
    characters_lost: int


def realign(line: Line) -> Realigned:
    """Restore every run of one line; what stands between the runs only loses its glosses."""
    written = _Written(line)
    offset = 0
    found = fault(is_mirrored=line.is_mirrored)
    while sign := found.search(line.text, offset):
        written.copy(offset, sign.start())
        offset = _restore_run(line, sign.span(), written)
    written.copy(offset, len(line.text))
    return written.account()


def _restore_run(line: Line, sign: tuple[int, int], written: "_Written") -> int:
    """Restore the run that begins with a sign of a fault; return where the text is in step again."""
    start, end = sign
    context = "".join(map(symbol, (LINE_END * 2 + written.end())[-2:]))
    first = Hypothesis(0.0, context, last=None, tail=last_pair(written.end()))
    frontier = Frontier(start, first)
    for offset in range(start, len(line.text)):
        hypotheses = frontier.take(offset)
        if len(hypotheses) == 1 and frontier.is_empty():
            settled = hypotheses[0]
            written.restore(settled)
            if offset >= end and not settled.pending and line.text[offset] != "(":
                return offset
        for hypothesis in hypotheses:
            steps = shifted_steps if hypothesis.pending else aligned_steps
            for reached, following in steps(line, offset, hypothesis):
                frontier.add(reached, following)
    finished = [close(line, hypothesis) for hypothesis in frontier.take(len(line.text))]
    best = finished[0]
    for rival in finished[1:]:
        best = better(best, rival)
    written.restore(best)
    return len(line.text)


class _Written:
    """The clean line as far as it is written."""

    def __init__(self, line: Line) -> None:
        self._raw = line.text
        self._is_glossed = line.is_glossed
        self._parts: list[str] = []
        self._length = 0
        self._account = Realigned("", [], 0, 0, 0)

    def end(self) -> str:
        """Return the last characters that are written."""
        return "".join(self._parts[-2:])[-2:]

    def copy(self, start: int, end: int) -> None:
        """Copy a stretch of the raw line, without the glosses that read the character or the word before them."""
        for gloss in GLOSS_OF_ANY.finditer(self._raw, start, end):
            before = self._raw[max(0, gloss.start() - LONGEST_WORD) : gloss.start()]
            if self._is_glossed and _reads_what_stands_before(before, gloss[1]):
                self._write(self._raw[start : gloss.start()], start, 1)
                self._account.glosses_removed += 1
                start = gloss.end()
        self._write(self._raw[start:end], start, 1)

    def restore(self, run: Hypothesis) -> None:
        """Write what a hypothesis holds, with U+FFFD for what is in doubt, and take it out of the hypothesis."""
        doubtful = set(_doubtful(run))
        characters = []
        while run.last:
            characters.append(run.last)
            run.last = run.last.before
        for character in reversed(characters):
            text = LOST if id(character) in doubtful else character.text
            self._account.characters_lost += text == LOST and self._raw[character.start] != LOST
            self._account.characters_restored += character.is_rebuilt and text != LOST
            self._write(text, character.start, character.end - character.start)
        self._account.glosses_removed += run.glosses
        run.glosses, run.doubts = 0, None

    def account(self) -> Realigned:
        """Return the finished line."""
        self._account.text = "".join(self._parts)
        return self._account

    def _write(self, text: str, raw: int, width: int) -> None:
        if text:
            self._account.anchors.append({"clean": self._length, "raw": raw, "width": width})
            self._parts.append(text)
            self._length += len(text)


def _doubtful(run: Hypothesis) -> Iterator[int]:
    doubt = run.doubts
    while doubt:
        yield from map(id, doubt.characters)
        doubt = doubt.earlier


def _reads_what_stands_before(text: str, gloss: str) -> bool:
    word = HAN_END.search(text)
    return reads(text[-1:], gloss) or (word is not None and characters_read(word[0], gloss) > 0)
