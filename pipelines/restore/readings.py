"""The readings of characters, as glosses write them.

Source: pypinyin's PINYIN_DICT (MIT), whose first reading is the one that mirror sites print.
"""

import unicodedata
from collections import defaultdict
from functools import cache

from pypinyin.constants import PINYIN_DICT

from pipelines.restore.gbk import Pair, characters
from pipelines.restore.opencc_dictionaries import simplified_forms

LETTERS = "a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿê"
READING = f"[{LETTERS}]{{1,6}}"
# An accented vowel's second byte and the letter after it may make a pair of the table, glossed inside the gloss.
NESTED_READING = rf"{READING}(?:\({READING}\)[{LETTERS}]*)*"


@cache
def readings() -> dict[str, tuple[str, ...]]:
    """Map each character to its readings with their tone marks, the most common one first."""
    return {chr(code): tuple(listed.split(",")) for code, listed in PINYIN_DICT.items()}


def without_tone(reading: str) -> str:
    """Return a reading in plain letters; ü stays."""
    letters = unicodedata.normalize("NFD", reading)
    bare = "".join(letter for letter in letters if letter == "\u0308" or not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare)


def as_written(reading: str) -> set[str]:
    """Return how a gloss may write a reading: with its tone mark and, from two letters up, without."""
    return {reading} | ({without_tone(reading)} if len(reading) > 1 else set())


@cache
def reads(character: str, gloss: str) -> bool:
    """Tell whether the gloss is a reading of the character."""
    return any(gloss in as_written(reading) for reading in readings().get(character, ()))


@cache
def second_bytes(first: int, gloss: str) -> tuple[tuple[int, bool], ...]:
    """Return each byte that makes with `first` a character so read, and whether the mirror's table would hold it.

    The table holds Traditional characters that differ from their Simplified form, each with its first reading.
    """
    return tuple(_pairs_by_reading().get((first, gloss), {}).items())


@cache
def _pairs_by_reading() -> dict[Pair | tuple[int, str], dict[int, bool]]:
    found: dict[Pair | tuple[int, str], dict[int, bool]] = defaultdict(dict)
    for (first, second), character in characters().items():
        for rank, reading in enumerate(readings().get(character, ())):
            in_table = rank == 0 and character in simplified_forms()
            for written in as_written(reading):
                known = found[first, written].get(second, False)
                found[first, written][second] = known or in_table
    return found


@cache
def reads_word(text: str, gloss: str) -> bool:
    """Tell whether the gloss reads the last characters of a text, two at least, one after another."""
    sounds = "".join(letter for letter in gloss.lower() if letter not in "' ’-")
    return any(_reads_all(text[start:], sounds) for start in range(len(text) - 2, -1, -1))


def _reads_all(word: str, sounds: str) -> bool:
    if not word:
        return not sounds
    spoken = {written for reading in readings().get(word[0], ()) for written in as_written(reading)}
    return any(sounds.startswith(part) and _reads_all(word[1:], sounds[len(part) :]) for part in spoken)
