"""The readings of characters, as glosses write them.

Source: pypinyin's PINYIN_DICT (MIT), whose first reading is the one that mirror sites print.
"""

import unicodedata
from functools import cache, lru_cache

LETTERS = "a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿê"
TONED = LETTERS.removeprefix("a-z")
READING = f"[{LETTERS}]{{1,6}}"
# An accented vowel's second byte and the letter after it may make a pair of the table, glossed inside the gloss.
NESTED_READING = rf"{READING}(?:\({READING}\)[{LETTERS}]{{0,5}}){{0,3}}"
# A word's gloss may be parted by blanks or apostrophes and begin with a capital, as Běijīng does.
READING_OF_WORD = rf"[A-ZĀÁǍÀĒÉĚÈŌÓǑÒ]?[{LETTERS}' ’-]{{1,40}}"
LONGEST_WORD = 8
# Pairs of words and glosses are endless, but those of one batch recur.
REMEMBERED = 65_536


@cache
def readings() -> dict[str, tuple[str, ...]]:
    """Map each character to its readings with their tone marks, the most common one first."""
    # A fifth of a second, which a run with nothing to do need not spend.
    from pypinyin.constants import PINYIN_DICT  # noqa: PLC0415

    return {chr(code): tuple(listed.split(",")) for code, listed in PINYIN_DICT.items()}


def without_tone(reading: str) -> str:
    """Return a reading in plain letters; ü stays."""
    letters = unicodedata.normalize("NFD", reading)
    bare = "".join(letter for letter in letters if letter == "\u0308" or not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare)


def as_written(reading: str) -> set[str]:
    """Return how a gloss may write a reading: with its tone mark, with a capital too, and without."""
    return {reading, reading.capitalize(), without_tone(reading)}


@lru_cache(REMEMBERED)
def reads(character: str, gloss: str) -> bool:
    """Tell whether the gloss is a reading of the character."""
    return any(gloss in as_written(reading) for reading in readings().get(character, ()))


@lru_cache(REMEMBERED)
def characters_read(text: str, gloss: str) -> int:
    """Return how many characters at the end of a text the gloss reads, one after another: two at least, or none.

    A name in plain letters that begins with a capital, as Beijing, is English, and reads nothing.
    """
    if gloss.isascii() and gloss != gloss.lower():
        return 0
    sounds = "".join(letter for letter in gloss.lower() if letter not in "' ’-")
    return next((length for length in range(2, len(text) + 1) if _reads_all(text[-length:], sounds)), 0)


def _reads_all(word: str, sounds: str) -> bool:
    if not word:
        return not sounds
    spoken = {written.lower() for reading in readings().get(word[0], ()) for written in as_written(reading)}
    return any(sounds.startswith(part) and _reads_all(word[1:], sounds[len(part) :]) for part in spoken)
