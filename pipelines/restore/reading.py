"""Reading one character more: the line at hand, and what each character costs in it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipelines.restore.gbk import LEADS, TRAILS, Pair, characters, folded_marks, pairs
from pipelines.restore.hypotheses import LOST, UNKNOWN, Character, Hypothesis
from pipelines.restore.language_model import LINE_END, news_model, symbol
from pipelines.restore.opencc_dictionaries import is_standard
from pipelines.restore.readings import NESTED_READING, READING, reads
from pipelines.restore.script import FOREIGN

# A lost byte shows as a mark only from here up; a lesser one shows as the ASCII it is.
LOSABLE = tuple(trail for trail in TRAILS if trail >= LEADS[0])

# Costs in nats: how seldom the tool, or a reader of it, does this.
NONSTANDARD = 5.0  # a variant character, or one of the other script
PRIVATE = 12.0  # a private-use character in clean text
BROKEN = 14.0  # a lead byte that nothing follows
SWALLOWED = 3.0  # a byte lost to a mark
# A reading of one character this much dearer than the best can't be made up for by its neighbours.
UNLIKELY = 6.0

GLOSS = re.compile(rf"\(({NESTED_READING})\)")
# A gloss whose bracket was swallowed with the byte before it; a reader may drop the mark or keep the bracket.
HOLE = re.compile(rf"(?:[?{LOST}]\(?)?({NESTED_READING})\)")
# What is left of a tag whose `<` was swallowed.
TAG_REST = r"/?[a-z]+\d?(?: [^<>]{0,80})?/?>"
LONGEST_TAG = 100
INNER_GLOSS = re.compile(rf"\({READING}\)")

# Behind so many characters a quotation that was not closed was never meant to be open.
LONGEST_QUOTATION = 500

Match = re.Match[str]
Span = tuple[int, int]


@dataclass(frozen=True)
class Line:
    """The line that is read, and what is known of its page."""

    text: str
    script: str
    is_glossed: bool

    @property
    def is_mirrored(self) -> bool:
        """Tell whether the page went through the mirror tool, which also marks `！` and `？`; it writes Traditional."""
        return self.is_glossed and self.script in FOREIGN


def read(line: Line, before: Hypothesis, character: str, span: Span, cost: float = 0.0) -> Hypothesis:
    """Add one character that stands between two raw offsets."""
    known = symbol(character)
    cost += _oddity(character, line.script) - news_model().log_probability(before.context, known)
    return _added(line, before, character, span, cost)


def likely_readings(
    line: Line, before: Hypothesis, candidates: Sequence[str], span: Span, costs: Sequence[float]
) -> list[Hypothesis]:
    """Add one character that may be any of several; those stay that what follows could still make the best."""
    chances = news_model().log_probabilities(before.context, map(symbol, candidates))
    priced = [cost - chance for cost, chance in zip(costs, chances, strict=True)]
    limit = min(priced, default=0.0) + UNLIKELY
    return [
        _added(line, before, candidate, span, cost)
        for candidate, cost in zip(candidates, priced, strict=True)
        if cost <= limit
    ]


@cache
def ending_in(trail: int, script: str) -> tuple[str, ...]:
    """Return the characters that a lost lead may have made with a trail byte."""
    return _plausible(((lead, trail) for lead in LEADS), script)


@cache
def beginning_with(lead: int, script: str) -> tuple[str, ...]:
    """Return the characters that a lost trail may have made with a lead byte."""
    return _plausible(((lead, trail) for trail in LOSABLE), script)


def _plausible(candidates: Iterable[Pair], script: str) -> tuple[str, ...]:
    made = (characters().get(pair, LOST) for pair in candidates)
    return tuple(
        character for character in made if news_model().knows(symbol(character)) and not _oddity(character, script)
    )


def _added(line: Line, before: Hypothesis, character: str, span: Span, cost: float) -> Hypothesis:
    tail = folded_marks().get(character) or pairs().get(character)
    if tail is None and before.tail and character.isascii():
        tail = (before.tail[1], ord(character))
    return Hypothesis(
        cost=before.cost + cost,
        context=before.context[-1] + symbol(character),
        last=append(line, before.last, character, span),
        tail=tail,
        glosses=before.glosses,
        doubts=before.doubts,
    )


def append(line: Line, before: Character | None, text: str, span: Span) -> Character:
    """Chain a character to those before it."""
    is_rebuilt = line.text[slice(*span)] != text
    return Character(text, *span, is_rebuilt, before, before.depth + 1 if before else 1)


def complete(line: Line, before: Hypothesis, trail: int, end: int, cost: float = 0.0) -> Hypothesis | None:
    """Join the pending byte with its trail; None where the two are no character."""
    span = (before.pending_start, end)
    if before.pending == UNKNOWN:
        return read(line, before, LOST, span, cost)
    character = characters().get((before.pending, trail))
    return read(line, before, character, span, cost) if character else None


def give_up(line: Line, before: Hypothesis, offset: int) -> Hypothesis:
    """Lose the pending byte."""
    start = before.pending_start
    return read(line, before, LOST, (start, max(offset, start + 1)), BROKEN)


def close(line: Line, before: Hypothesis) -> Hypothesis:
    """Return the hypothesis at the end of the line, where a byte still pending has lost its trail."""
    if before.pending:
        before = give_up(line, before, len(line.text))
    return replace(before, cost=before.cost - news_model().log_probability(before.context, LINE_END))


def drop_gloss(line: Line, offset: int, before: Hypothesis) -> tuple[int, Hypothesis] | None:
    """Pass over a gloss that reads the two bytes before it, whichever characters these belong to."""
    if line.text[offset] != "(" or not before.tail or not line.is_glossed:
        return None
    gloss = GLOSS.match(line.text, offset)
    if gloss and reads(characters().get(before.tail, ""), reading_of(gloss)):
        return gloss.end(), replace(before, glosses=before.glosses + 1)
    return None


def hole_at(line: Line, offset: int) -> Match | None:
    """Find a gloss that lost its bracket; without any mark in front it must bear a tone, or it may be a word."""
    hole = HOLE.match(line.text, offset)
    return hole if hole and (hole.start(1) > offset or not hole[1].isascii()) else None


def is_quoting(text: str, offset: int) -> bool:
    """Tell whether a quotation is open at an offset."""
    start = max(0, offset - LONGEST_QUOTATION)
    return text.rfind("“", start, offset) > text.rfind("”", start, offset)


def reading_of(gloss: Match) -> str:
    """Return the reading in a gloss, without the glosses inside it."""
    return INNER_GLOSS.sub("", gloss[1])


@cache
def _oddity(character: str, script: str) -> float:
    if character.isascii() or character == LOST:
        return 0.0
    if "\ue000" <= character <= "\uf8ff":
        return PRIVATE
    # Full-width letters and digits are as rare in these pages as variants are.
    is_wide_word = "\uff01" <= character <= "\uff5e" and character.isalnum()
    return NONSTANDARD if is_wide_word or not is_standard(character, script) else 0.0
