"""The ways to read a damaged run, side by side: each is a chain of characters with what it costs.

A cost is a negative natural logarithm of a probability. Two ways that have come to the same state go on as one, the
cheaper; where the dearer was not much dearer, the characters in which they differ stay in doubt.
"""

from dataclasses import dataclass

from pipelines.restore.language_model import symbol
from pipelines.restore.realignment.gbk import Pair

LOST = "\ufffd"
UNKNOWN = -1
# All that what follows is judged by.
State = tuple[int, Pair | None, str]
# A way this much dearer than the best (1 to 3 million) is given up.
HOPELESS = 12.0
# Below this difference (1 to 4.5) the characters in question are not known, and count as lost.
CERTAIN = 1.5


@dataclass(slots=True, eq=False)
class Character:
    """One restored character, the raw offsets it came from, and those before it."""

    text: str
    start: int
    end: int
    is_rebuilt: bool
    before: "Character | None"
    depth: int


@dataclass(slots=True, eq=False)
class Doubt:
    """Characters of a way that another way, almost as likely, reads differently."""

    characters: list[Character]
    earlier: "Doubt | None"


@dataclass(slots=True, eq=False)
class Hypothesis:
    """One way to read a run up to a raw offset."""

    cost: float
    # The last two symbols, as the language model knows them.
    context: str
    last: Character | None
    # The last two bytes of the clean stream: a gloss or a hole behind them speaks of these.
    tail: Pair | None
    # The lead byte that waits for its trail byte; 0 between two characters, UNKNOWN where it was lost.
    pending: int = 0
    # The raw offset at which the pending byte stands.
    pending_start: int = 0
    glosses: int = 0
    doubts: Doubt | None = None

    def dearer(self, cost: float, *, glosses: int = 0) -> "Hypothesis":
        """Return the same way at more cost, with as many glosses more passed over."""
        place = self.context, self.last, self.tail, self.pending, self.pending_start
        return Hypothesis(self.cost + cost, *place, self.glosses + glosses, self.doubts)

    def await_trail(self, lead: int, start: int, tail: Pair | None) -> "Hypothesis":
        """Let a lead byte at a raw offset wait for its trail, behind the last two bytes; return this hypothesis."""
        self.pending, self.pending_start, self.tail = lead, start, tail
        return self


class Frontier:
    """The hypotheses by the raw offset they have come to."""

    def __init__(self, start: int, first: Hypothesis) -> None:
        """Begin with one hypothesis at one offset."""
        self._by_offset: dict[int, dict[State, Hypothesis]] = {}
        self.add(start, first)

    def add(self, offset: int, hypothesis: Hypothesis) -> None:
        """Take in a hypothesis; of two in one state the cheaper stays."""
        states = self._by_offset.setdefault(offset, {})
        state = (hypothesis.pending, hypothesis.tail, hypothesis.context)
        rival = states.get(state)
        states[state] = hypothesis if rival is None else better(hypothesis, rival)

    def take(self, offset: int) -> list[Hypothesis]:
        """Take out the hypotheses at an offset that are not hopeless."""
        hypotheses = list(self._by_offset.pop(offset, {}).values())
        if len(hypotheses) <= 1:
            return hypotheses
        limit = min([hypothesis.cost for hypothesis in hypotheses]) + HOPELESS
        return [hypothesis for hypothesis in hypotheses if hypothesis.cost <= limit]

    def is_empty(self) -> bool:
        """Tell whether no hypothesis is left."""
        return not self._by_offset


def better(one: Hypothesis, other: Hypothesis) -> Hypothesis:
    """Return the cheaper of two, in doubt where the other comes near it."""
    winner, loser = (one, other) if one.cost <= other.cost else (other, one)
    if loser.cost - winner.cost < CERTAIN:
        questionable = _differing(winner.last, loser.last)
        if questionable:
            winner.doubts = Doubt(questionable, winner.doubts)
    return winner


def _differing(winner: Character | None, loser: Character | None) -> list[Character]:
    """Return the winner's characters behind the last one both share, without those that read the same."""
    ours, theirs = [], []
    while winner is not loser:
        behind = _depth(winner) - _depth(loser)
        if winner is not None and behind >= 0:
            ours.append(winner)
            winner = winner.before
        if loser is not None and behind <= 0:
            theirs.append(loser)
            loser = loser.before
    if len(ours) != len(theirs):
        return ours
    return [mine for mine, other in zip(ours, theirs, strict=True) if symbol(mine.text) != symbol(other.text)]


def _depth(character: Character | None) -> int:
    return character.depth if character else 0
