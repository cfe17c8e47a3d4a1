"""Damage done to Simplified pages: it works on characters, so no byte is lost and no text shifts.

Source: docs/restoration.md, section 3.
"""

import random
import re
from collections.abc import Set
from functools import cache

from pypinyin import Style
from pypinyin.constants import PHRASES_DICT

from bench.damage import FOLD, bracketed

LONGEST_WORD = 4


@cache
def dictionary_words() -> list[str]:
    """List the words of pypinyin's phrase dictionary, from two to four characters."""
    return [word for word in PHRASES_DICT if 1 < len(word) <= LONGEST_WORD]


def gloss_words(text: str, words: Set[str], style: Style = Style.TONE) -> str:
    """Put its reading after each of these words, or characters, the longest that fits first."""
    pieces, start = [], 0
    while start < len(text):
        longest = (text[start : start + length] for length in range(LONGEST_WORD, 0, -1))
        word = next((piece for piece in longest if piece in words), None)
        pieces.append(text[start] if word is None else word + bracketed(word, style))
        start += len(word or text[start])
    return "".join(pieces).translate(FOLD)


def double_commas(text: str, seed: int, share: float) -> str:
    """Write a share of the commas twice, at random."""
    chance = random.Random(seed)
    return re.sub("，", lambda _: ",," if chance.random() < share else ",", text).translate(FOLD)


def exclaim(text: str) -> str:
    """Write every full stop as an exclamation mark."""
    return text.replace("。", "!").translate(FOLD)


def lose_indents(text: str) -> str:
    """Indent each paragraph with two no-break spaces, and lose both to `?`: GBK has no such character."""
    return re.sub(r"^[^\S\n]*(?=\S)", "??", text, flags=re.MULTILINE).translate(FOLD)
