"""The characters that a lost byte may have been part of, and how odd each is in its script."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from pipelines.restore.language_model import news_model, symbol
from pipelines.restore.opencc_dictionaries import is_standard, simplified_forms
from pipelines.restore.readings import REMEMBERED, as_written, readings
from pipelines.restore.realignment.gbk import LEADS, TRAILS, Pair, characters
from pipelines.restore.realignment.hypotheses import LOST

# A lost byte shows as a mark only from here up; a lesser one shows as the ASCII it is.
LOSABLE = tuple(trail for trail in TRAILS if trail >= LEADS[0])

# Costs in nats.
NONSTANDARD = 5.0  # a variant character, or one of the other script
PRIVATE = 12.0  # a private-use character in clean text


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
        character for character in made if news_model().knows(symbol(character)) and not oddity(character, script)
    )


@lru_cache(REMEMBERED)
def second_bytes(first: int, gloss: str) -> tuple[tuple[int, bool], ...]:
    """Return each byte that makes with `first` a character so read, and whether the mirror's table would hold it.

    The table holds Traditional characters that differ from their Simplified form, each with its first reading.
    """
    return tuple(_pairs_by_reading().get((first, gloss), {}).items())


@cache
def _pairs_by_reading() -> dict[tuple[int, str], dict[int, bool]]:
    found: dict[tuple[int, str], dict[int, bool]] = defaultdict(dict)
    for (first, second), character in characters().items():
        for rank, reading in enumerate(readings().get(character, ())):
            in_table = rank == 0 and character in simplified_forms()
            for written in as_written(reading):
                known = found[first, written].get(second, False)
                found[first, written][second] = known or in_table
    return found


@cache
def oddity(character: str, script: str) -> float:
    """Return the cost of a character that standard text in the script seldom holds."""
    if character.isascii() or character == LOST:
        return 0.0
    if "\ue000" <= character <= "\uf8ff":
        return PRIVATE
    # Full-width letters and digits are as rare in these pages as variants are.
    is_wide_word = "\uff01" <= character <= "\uff5e" and character.isalnum()
    return NONSTANDARD if is_wide_word or not is_standard(character, script) else 0.0
