"""The mirror tool played forward: clean text in, the damaged capture out.

It works on bytes, as the sites' tool does, and so reproduces the byte shifts of the wild.
Source: design/damage.md, section 1, steps 1 to 5.
"""

import random
import re
from functools import cache

import opencc
from pypinyin import Style, pinyin

Table = list[tuple[bytes, bytes]]

CODEC = "gb18030"
MARKS = ("！".encode(CODEC), "？".encode(CODEC))
PAIR = 2
ENTITY = re.compile(r"&#(\d+);")
FOLD = str.maketrans("，：；！？（）", ",:;!?()")

# One lead byte takes whatever byte follows with it; a valid pair is a character, any other is lost.
CHUNK = re.compile(rb"[\x00-\x7f]+|(?:[\x81-\xfe][\x40-\x7e\x80-\xfe])+|[\x81-\xfe][^\n]?|[\x80\xff]", re.DOTALL)


@cache
def converter(config: str) -> opencc.OpenCC:
    """Read the OpenCC converter of one configuration (`s2t`, `t2s`) from disk, once."""
    return opencc.OpenCC(config)


def to_traditional(text: str) -> str:
    """Put Simplified text into Traditional script (step 1)."""
    return str(converter("s2t").convert(text))


@cache
def glossable() -> Table:
    """List every Traditional character that has another Simplified form and two bytes in GBK, with its gloss."""
    to_simplified = converter("t2s").convert
    entries = []
    for code in range(0x4E00, 0xA000):
        char = chr(code)
        pair = char.encode(CODEC)
        if len(pair) == PAIR and to_simplified(char) != char:
            entries.append((pair, gloss(char)))
    return entries


def gloss(char: str) -> bytes:
    """Write the bracketed reading a site puts after a character: pypinyin's first, with its tone mark."""
    reading = pinyin(char, style=Style.TONE, heteronym=False)[0][0]
    return f"({reading})".encode(CODEC)


def gloss_table(order_seed: int, coverage: float) -> Table:
    """Draw one site's table: a share of the glossable characters, in the order the site keeps them."""
    entries = list(glossable())
    random.Random(order_seed).shuffle(entries)
    return entries[: round(len(entries) * coverage)]


def mirror(text: str, table: Table) -> str:
    """Publish clean Simplified text as the mirror site with this table does; the line count stays."""
    stream = "".join(map(as_sent, to_traditional(text))).encode(CODEC)
    for pair, reading in table:
        stream = stream.replace(pair, pair + reading)
    for mark in MARKS:
        stream = stream.replace(mark, b"?" + mark)
    return ENTITY.sub(lambda entity: chr(int(entity[1])), decode_leniently(stream)).translate(FOLD)


def as_sent(char: str) -> str:
    """Write a character as a GBK page sends it: itself, or a numeric entity where GBK has none, as for `©`."""
    return char if len(char.encode(CODEC)) <= PAIR else f"&#{ord(char)};"


def decode_leniently(stream: bytes) -> str:
    """Decode GBK bytes; a lead byte and the byte it can't pair with become one `?` (step 4)."""
    return "".join(map(decode_chunk, CHUNK.findall(stream)))


def decode_chunk(chunk: bytes) -> str:
    """Decode one run of ASCII or of pairs, or `?` for bytes that make no character."""
    try:
        return chunk.decode(CODEC)
    except UnicodeDecodeError:
        return "?"
