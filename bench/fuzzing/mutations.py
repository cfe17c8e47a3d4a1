"""Ways to damage a file: each takes a source of chance, the file's bytes and another file's, and returns other bytes.

The same chance gives the same damage.
"""

import random
import re
from collections.abc import Callable

Mutation = Callable[[random.Random, bytes, bytes], bytes]

# What some reader, parser or rule looks for.
TOKENS = (
    *(b"<!ENTITY a '&a;&a;'>", b"<!DOCTYPE html [", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<script>", b"</script>"),
    *(
        b"<meta charset=utf-7>",
        b"<meta charset=hex>",
        b"<base href=x>",
        b"<svg onload=alert(1)>",
        b"&#x110000;",
        b"&#0;",
    ),
    *(b"\x1f\x8b\x08", b"BZh9", b"\x28\xb5\x2f\xfd", b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PAR1"),
    *(b"WARC/1.0\r\n", b"WARC/9.9\r\n", b"Content-Length: -1\r\n", b"Content-Length: 99999999999\r\n", b"\r\n\r\n"),
    *(b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: br\r\n", b"HTTP/1.1 200 OK\r\n", b"HTTP/0.0 \r\n"),
    *(b'{"', b'"}', b"null", b"NaN", b"1e999", b'"\\ud800"', b"\\u0000", b"[["),
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"),
    *(b"../../etc/passwd", b"\x1b[2J", b"'); drop table fact_line; --", b"=cmd|' /C calc'!A0", b"%s%n{0}"),
    *("“".encode(), "《".encode(), "亿亿亿".encode(), "2024年2月31日".encode(), "(".encode("gb18030")),
    *("\u202e\u2028\u0085\u200b\ufeff".encode(), "\U0001f9d1\u200d\U0001f33e".encode(), b"\xed\xa0\x80"),
)
NESTED = (b"<div>", b"<table><tr><td>", b"<b><i>", b"[", b'{"a":', b"(", "“".encode(), "《".encode())
BLANKS = (b"\x00", b"\x01", b"\x1b", b"\x7f", b"\x80", b"\xff", b" ", b"\t", b"\n", b"\r")
HUGE = (b"0", b"-1", b"4294967296", b"18446744073709551616", b"9" * 400, b"1e308", b"0x7fffffff")
CHARSETS = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "hz", "iso2022_jp_2", "utf-7")
NUMBER = re.compile(rb"\d{1,20}")
# A line of this length is longer than any that a newspaper prints.
LONG_LINE = 50_000


def flip_bits(rng: random.Random, content: bytes, _: bytes) -> bytes:
    """Turn a few bits over, anywhere."""
    damaged = bytearray(content)
    for _flip in range(min(len(damaged), rng.choice((1, 3, 10, 100)))):
        damaged[rng.randrange(len(damaged))] ^= 1 << rng.randrange(8)
    return bytes(damaged)


def cut_end(rng: random.Random, content: bytes, _: bytes) -> bytes:
    """Break the file off, as a copy that was interrupted; now and then before its first byte."""
    return content[: rng.randrange(len(content) + 1)] if rng.random() < 0.95 else b""  # noqa: PLR2004


def cut_beginning(rng: random.Random, content: bytes, _: bytes) -> bytes:
    """Take away a header: a magic number, a first line, or more."""
    return content[rng.choice((1, 2, 4, 16, 64, 512)) :]


def cut_middle(rng: random.Random, content: bytes, _: bytes) -> bytes:
    """Take a piece out."""
    start, end = _piece(rng, content)
    return content[:start] + content[end:]


def splice(rng: random.Random, content: bytes, other: bytes) -> bytes:
    """Go on with the end of another file, of whatever format."""
    return content[: rng.randrange(len(content) + 1)] + other[rng.randrange(len(other) + 1) :]


def repeat(rng: random.Random, content: bytes, _: bytes) -> bytes:
    """Write a piece many times."""
    start, end = _piece(rng, content)
    return content[:end] + content[start:end] * rng.choice((1, 2, 30)) + content[end:]


def swap(rng: random.Random, content: bytes, _: bytes) -> bytes:
    """Exchange two neighbouring pieces."""
    first, middle, last = sorted(rng.randrange(len(content) + 1) for _cut in range(3))
    return content[:first] + content[middle:last] + content[first:middle] + content[last:]


def insert_token(rng: random.Random, content: bytes, _: bytes) -> bytes:
    """Insert what some parser looks for, in a few places."""
    for _token in range(rng.choice((1, 1, 3, 20))):
        place = rng.randrange(len(content) + 1)
        content = content[:place] + rng.choice(TOKENS) + content[place:]
    return content


def insert_noise(rng: random.Random, content: bytes, _: bytes) -> bytes:
    """Insert random bytes."""
    place = rng.randrange(len(content) + 1)
    return content[:place] + rng.randbytes(rng.choice((1, 8, 300))) + content[place:]


def overwrite(rng: random.Random, content: bytes, _: bytes) -> bytes:
    """Write one byte over a piece: NULs, control characters, spaces, newlines."""
    start, end = _piece(rng, content)
    return content[:start] + rng.choice(BLANKS) * (end - start) + content[end:]


def change_numbers(rng: random.Random, content: bytes, _: bytes) -> bytes:
    """Let a number that is written out, such as a length, say something else."""
    found = list(NUMBER.finditer(content))
    if not found:
        return change_length(rng, content, b"")
    place = rng.choice(found)
    return b"".join((content[: place.start()], rng.choice(HUGE), content[place.end() :]))


def change_length(rng: random.Random, content: bytes, _: bytes) -> bytes:
    """Write a binary number, as a length or an offset, over some bytes near the beginning or the end."""
    size = rng.choice((2, 4, 8))
    limit = 1 << 8 * size
    number = rng.choice((0, 1, 0x7F, limit // 2 - 1, limit - 1, len(content) + 1)) % limit
    near = rng.randrange(min(len(content), 128) + 1)
    place = near if rng.random() < 0.5 else max(0, len(content) - near - size)  # noqa: PLR2004
    return content[:place] + number.to_bytes(size, "little") + content[place + size :]


def recode(rng: random.Random, content: bytes, _: bytes) -> bytes:
    """Write a piece in another charset than the rest."""
    start, end = _piece(rng, content)
    text = content[start:end].decode(rng.choice(("utf-8", "gb18030")), "ignore")
    return content[:start] + text.encode(rng.choice(CHARSETS), "ignore") + content[end:]


def join_lines(rng: random.Random, content: bytes, _: bytes) -> bytes:
    """Make one long line of a piece, over and over."""
    start, end = _piece(rng, content)
    line = content[start:end].replace(b"\n", b"").replace(b"\r", b"") or b"9"
    return content[:start] + line * min(rng.choice((1, 10, 1000)), LONG_LINE // len(line) + 1) + content[end:]


def nest(rng: random.Random, content: bytes, _: bytes) -> bytes:
    """Open what is never closed, again and again."""
    place = rng.randrange(len(content) + 1)
    return content[:place] + rng.choice(NESTED) * rng.choice((10, 300, 5000)) + content[place:]


MUTATIONS: tuple[Mutation, ...] = (
    *(flip_bits, cut_end, cut_beginning, cut_middle, splice, repeat, swap, insert_token, insert_noise, overwrite),
    *(change_numbers, change_length, recode, join_lines, nest),
)
MOST_AT_ONCE = 4


def damage(rng: random.Random, content: bytes, other: bytes) -> tuple[bytes, list[str]]:
    """Damage the content once or a few times; return it, and by what in turn."""
    chosen = rng.choices(MUTATIONS, k=rng.randint(1, MOST_AT_ONCE))
    for mutation in chosen:
        content = mutation(rng, content, other)
    return content, [mutation.__name__ for mutation in chosen]


def _piece(rng: random.Random, content: bytes) -> tuple[int, int]:
    start = rng.randrange(len(content) + 1)
    return start, min(len(content), start + rng.choice((1, 4, 32, 256, 2048)))
