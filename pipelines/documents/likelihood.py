"""How likely text is as Chinese news: what tells the right reading of bytes from a wrong one."""

import re
from functools import cache, lru_cache

import polars as pl

from pipelines.restore.language_model import ngrams, symbol

# Natural logarithms: a character no news was seen to hold, and one that could not be decoded.
UNSEEN, BROKEN = -18.0, -20.0
# Chinese pages of either script, damaged ones too, lie above this a character; wrong readings of them lie below.
LEAST_LIKELY = -11.2
HAN = re.compile(r"[\u3400-\u9fff]")
# The fewest characters of Chinese text.
TWO_HAN = re.compile(r"[\u3400-\u9fff][^\u3400-\u9fff]*[\u3400-\u9fff]")


# A text is asked for twice or thrice running: whether it is Chinese, and whether more so than another reading.
@lru_cache(8)
def likelihood(text: str) -> float:
    """Return the logarithm of the probability of the text's characters beyond ASCII, each taken by itself."""
    return sum(map(_weights().__getitem__, text))


def is_chinese(text: str, least_likely: float = LEAST_LIKELY) -> bool:
    """Tell whether the characters beyond ASCII are, on the whole, those that Chinese news is written in."""
    if not TWO_HAN.search(text):
        return False
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return likelihood(text) / beyond_ascii > least_likely


class _Weights(dict[str, float]):
    """What each character counts for, by its Simplified form; worked out when a text first holds it."""

    def __missing__(self, character: str) -> float:
        if character.isascii():
            weight = 0.0
        elif character == "\ufffd":
            weight = BROKEN
        else:
            weight = _shares().get(symbol(character), UNSEEN)
        self[character] = weight
        return weight


@cache
def _weights() -> _Weights:
    return _Weights()


@cache
def _shares() -> dict[str, float]:
    """Map each character that news was seen to hold to the logarithm of its share, by its Simplified form."""
    single = ngrams().filter(pl.col("ngram").str.len_chars() == 1)
    return dict(single.select("ngram", (pl.col("count") / pl.col("count").sum()).log()).iter_rows())
