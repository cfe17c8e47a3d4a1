"""The mirror tool played forward: clean text in, the damaged capture out.

It works on bytes, as the sites' tool does, and so reproduces the byte shifts of the wild.
Source: docs/restoration.md.
"""

import random
import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import TypeVar

import opencc
from pypinyin import Style, pinyin

Entry = TypeVar("Entry")
Table = list[tuple[bytes, bytes]]

CODEC = "gb18030"
MARKS = ("！".encode(CODEC), "？".encode(CODEC))
PAIR = 2
ENTITY = re.compile(r"&#(\d+);")
TAG = re.compile(r"<[^<>]*>")
FOLD = str.maketrans("，：；！？（）", ",:;!?()")

# One lead byte takes whatever byte follows with it; a valid pair is a character, any other is lost.
CHUNK = re.compile(rb"(?:[\x00-\x7f]|[\x81-\xfe][\x40-\x7e\x80-\xfe])+|[\x81-\xfe][^\n]?|[\x80\xff]", re.DOTALL)


@cache
def converter(config: str) -> opencc.OpenCC:
    """Read the OpenCC converter of one configuration (`s2t`, `t2s`) from disk, once."""
    return opencc.OpenCC(config)


@cache
def to_traditional(text: str, config: str = "s2t") -> str:
    """Put Simplified text into Traditional script; `s2tw` and `s2hk` write Taiwan's and Hong Kong's forms."""
    return str(converter(config).convert(text))


@cache
def han_characters() -> list[str]:
    """List the Chinese characters that GBK writes in two bytes."""
    return [char for char in map(chr, range(0x4E00, 0xA000)) if len(char.encode(CODEC)) == PAIR]


@cache
def glossable(style: Style) -> Table:
    """List every Traditional character that has another Simplified form and two bytes in GBK, with its gloss."""
    to_simplified = converter("t2s").convert
    return [(char.encode(CODEC), gloss(char, style)) for char in han_characters() if to_simplified(char) != char]


@cache
def bracketed(word: str, style: Style) -> str:
    """Write the bracketed reading of a word or character: pypinyin's first, with tone marks or (`NORMAL`) without."""
    return "(" + "".join(syllable[0] for syllable in pinyin(word, style=style, v_to_u=True)) + ")"


def gloss(char: str, style: Style = Style.TONE) -> bytes:
    """Encode what a site's table puts after a character: its reading in brackets."""
    return bracketed(char, style).encode(CODEC)


def draw(entries: Iterable[Entry], seed: int, share: float) -> list[Entry]:
    """Draw a share of the entries, in an order of the seed's own."""
    shuffled = list(entries)
    random.Random(seed).shuffle(shuffled)
    return shuffled[: round(len(shuffled) * share)]


def gloss_table(order_seed: int, coverage: float, style: Style = Style.TONE) -> Table:
    """Draw one site's table: a share of the glossable characters, in the order the site keeps them."""
    return draw(glossable(style), order_seed, coverage)


def mirror(text: str, table: Table, lost: str = "?") -> str:
    """Publish clean Simplified text as the mirror site with this table does; the line count stays.

    `lost` is what the site's decoder writes for bytes that make no character. Where that is nothing, a shift starts
    without a sign.
    """
    return publish(to_traditional(text), table, lost)


def publish(text: str, table: Table, lost: str = "?") -> str:
    """Publish text that is in Traditional script already, otherwise as `mirror` does."""
    return without_entities(decode_leniently(cut(encode(text), table), lost)).translate(FOLD)


def mirror_html(text: str, table: Table) -> str:
    """Publish as `mirror` does, but as HTML: the tags stand in the bytes, and are stripped once these are decoded.

    A shifted run takes the `<` of the closing tag for a trail byte, and the rest of the tag leaks into the text.
    """
    source = "\n".join(f"<p>{line}</p>" for line in text.replace("<", "&#60;").split("\n"))
    stream = encode(to_traditional(source))
    return without_entities(TAG.sub("", decode_leniently(cut(stream, table)))).translate(FOLD)


def encode(text: str) -> bytes:
    """Encode Traditional text as a page in GBK."""
    return "".join(map(as_sent, text)).encode(CODEC)


def cut(stream: bytes, table: Table) -> bytes:
    """Put the glosses and the question marks between bytes, wherever their pair stands (steps 2 and 3)."""
    met = set(pairwise(stream))
    in_readings = set(b"".join(reading for _, reading in table))
    for pair, reading in table:
        # Most of a table's pairs are neither on the page nor within a gloss; to search for them takes most of the time.
        if (*pair,) in met or in_readings.issuperset(pair):
            stream = stream.replace(pair, pair + reading)
    for mark in MARKS:
        stream = stream.replace(mark, b"?" + mark)
    return stream


def without_entities(text: str) -> str:
    """Write the character of each numeric entity."""
    return ENTITY.sub(lambda entity: chr(int(entity[1])), text)


@cache
def as_sent(char: str) -> str:
    """Write a character as a GBK page sends it: itself, or a numeric entity where GBK has none, as for `©`."""
    return char if len(char.encode(CODEC)) <= PAIR else f"&#{ord(char)};"


def decode_leniently(stream: bytes, lost: str = "?") -> str:
    """Decode GBK bytes; a lead byte and the byte it can't pair with become one `lost`."""
    return "".join(decode_chunk(chunk, lost) for chunk in CHUNK.findall(stream))


def decode_chunk(chunk: bytes, lost: str) -> str:
    """Decode one run of ASCII and of pairs, or write `lost` for bytes that make no character."""
    try:
        return chunk.decode(CODEC)
    except UnicodeDecodeError:
        return lost
