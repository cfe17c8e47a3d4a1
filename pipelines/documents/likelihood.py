"""How likely text is as Chinese news: what tells the right reading of bytes from a wrong one."""

import re
from collections import Counter
from functools import cache

import polars as pl

from pipelines.restore.language_model import ngrams, symbol

# Natural logarithms: a character no news was seen to hold, and one that could not be decoded.
UNSEEN, BROKEN = -18.0, -20.0
# Chinese pages of either script, damaged ones too, lie above this a character; wrong readings of them lie below.
LEAST_LIKELY = -11.2
HAN = re.compile(r"[\u3400-\u9fff]")
FEWEST_HAN = 2


def likelihood(text: str) -> float:
    """Return the logarithm of the probability of the text's characters beyond ASCII, each taken by itself."""
    return sum(_weight(character) * times for character, times in _beyond_ascii(text).items())


def is_chinese(text: str, least_likely: float = LEAST_LIKELY) -> bool:
    """Tell whether the characters beyond ASCII are, on the whole, those that Chinese news is written in."""
    counted = _beyond_ascii(text)
    if sum(times for character, times in counted.items() if HAN.match(character)) < FEWEST_HAN:
        return False
    total = sum(_weight(character) * times for character, times in counted.items())
    return total / sum(counted.values()) > least_likely


def _beyond_ascii(text: str) -> dict[str, int]:
    return {character: times for character, times in Counter(text).items() if not character.isascii()}


@cache
def _weight(character: str) -> float:
    if character == "\ufffd":
        return BROKEN
    return _weights().get(symbol(character), UNSEEN)


@cache
def _weights() -> dict[str, float]:
    """Map each character that news was seen to hold to the logarithm of its share, by its Simplified form."""
    single = ngrams().filter(pl.col("ngram").str.len_chars() == 1)
    return dict(single.select("ngram", (pl.col("count") / pl.col("count").sum()).log()).iter_rows())
