"""Which page is what: a story of its own, a reprint or a later version of an earlier page's, and in which script."""

import random
from functools import lru_cache
from typing import NamedTuple

# The share of glossed characters on each of the mirror sites.
SITES = (0.05, 0.1, 0.2, 0.4, 0.8)
# A story is reprinted and updated within so many pages, or a little more where those are no stories of their own.
WITHIN = 200
ORIGINAL, REPRINT, UPDATE = "original", "reprint", "update"
STREAMS = 3


class Shares(NamedTuple):
    """The shares of pages that are not an outlet's own first version in Simplified script."""

    damage: float = 0.0
    traditional: float = 0.0
    reprinted: float = 0.0
    updated: float = 0.0


class Edition(NamedTuple):
    """What one page is; `of` is the number of the page whose story it carries, its own for an original."""

    number: int
    kind: str
    of: int
    is_traditional: bool
    glossed: float | None


def story_rng(seed: int, number: int) -> random.Random:
    """Return the chance that the story of a page is written by."""
    return _rng(seed, number, 0)


def layout_rng(seed: int, number: int) -> random.Random:
    """Return the chance that a page is laid out by."""
    return _rng(seed, number, 1)


def edition(seed: int, number: int, shares: Shares) -> Edition:
    """Tell what a page is; that depends on its number and the shares, never on how many pages there are."""
    kind, back, script, site = _draws(seed, number)
    is_damaged = script < shares.damage
    is_traditional = is_damaged or script < shares.damage + shares.traditional
    glossed = SITES[int(site * len(SITES))] if is_damaged else None
    of = number if _is_original(kind, shares) else _story_before(seed, number - 1 - int(back * WITHIN), shares)
    if of is None or of == number:
        return Edition(number, ORIGINAL, number, is_traditional, glossed)
    return Edition(number, REPRINT if kind < shares.reprinted else UPDATE, of, is_traditional, glossed)


def _story_before(seed: int, number: int, shares: Shares) -> int | None:
    return next((page for page in range(number, -1, -1) if _is_original(_draws(seed, page)[0], shares)), None)


def _is_original(kind: float, shares: Shares) -> bool:
    return kind >= shares.reprinted + shares.updated


@lru_cache(maxsize=4 * WITHIN)
def _draws(seed: int, number: int) -> tuple[float, float, float, float]:
    chance = _rng(seed, number, 2).random
    return chance(), chance(), chance(), chance()


def _rng(seed: int, number: int, stream: int) -> random.Random:
    return random.Random((seed * 10**9 + number) * STREAMS + stream)
