"""Reading one character more: how a hypothesis grows, and what that costs."""

from collections.abc import Sequence

from pipelines.restore.language_model import LINE_END, news_model, symbol
from pipelines.restore.readings import reads
from pipelines.restore.realignment.candidates import oddity
from pipelines.restore.realignment.gbk import characters, unfolded_pair
from pipelines.restore.realignment.hypotheses import LOST, UNKNOWN, Character, Hypothesis
from pipelines.restore.realignment.line import GLOSS, Line, reading_of

# Costs in nats: how seldom the tool, or a reader of it, does this.
BROKEN = 14.0  # a lead byte that nothing follows
SWALLOWED = 3.0  # a byte lost to a mark
# A reading of one character this much dearer than the best can't be made up for by its neighbours.
UNLIKELY = 6.0

Span = tuple[int, int]


def read(line: Line, before: Hypothesis, character: str, span: Span, cost: float = 0.0) -> Hypothesis:
    """Add one character that stands between two raw offsets."""
    known = symbol(character)
    cost += oddity(character, line.script) - news_model().log_probability(before.context, known)
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


def _added(line: Line, before: Hypothesis, character: str, span: Span, cost: float) -> Hypothesis:
    tail = unfolded_pair(character)
    if tail is None and before.tail and character.isascii():
        tail = (before.tail[1], ord(character))
    context = before.context[-1] + symbol(character)
    last = append(line, before.last, character, span)
    # By position: the search builds one of these for every way it tries.
    return Hypothesis(before.cost + cost, context, last, tail, 0, 0, before.glosses, before.doubts)


def append(line: Line, before: Character | None, text: str, span: Span) -> Character:
    """Chain a character to those before it."""
    start, end = span
    return Character(text, start, end, line.text[start:end] != text, before, before.depth + 1 if before else 1)


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
    return before.dearer(-news_model().log_probability(before.context, LINE_END))


def drop_gloss(line: Line, offset: int, before: Hypothesis) -> tuple[int, Hypothesis] | None:
    """Pass over a gloss that reads the two bytes before it, whichever characters these belong to."""
    if not before.tail or not line.is_glossed:
        return None
    gloss = GLOSS.match(line.text, offset)
    if gloss and reads(characters().get(before.tail, ""), reading_of(gloss)):
        return gloss.end(), before.dearer(0.0, glosses=1)
    return None
