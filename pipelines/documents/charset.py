"""Bytes to text in whatever charset a Chinese page really is, or None where the bytes are no text.

What the bytes are is believed before what the page says they are: docs/formats.md tells the order.
"""

import codecs
import re
from contextlib import suppress
from functools import lru_cache

from pipelines.documents.declared import declared_charsets
from pipelines.documents.escapes import decode_escapes
from pipelines.documents.likelihood import is_chinese, likelihood
from pipelines.documents.mixed import APART, CHINESE, UTF8_RUN, decode_mixed
from pipelines.documents.twice_encoded import decode_again

Decoded = tuple[str, str]

# UTF-32's little-endian mark begins with UTF-16's, so it stands first.
BYTE_ORDER_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    "\ufeff".encode("gb18030"): "gb18030",
}
# Chinese bytes hardly ever pass for these, and theirs pass for Chinese: a page that says so is believed.
NEIGHBOURS = {"euc_jp", "euc_kr", "shift_jis", "iso2022_jp"}
WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
# A page cut in mid-character or hit by a few stray bytes is still text.
MOST_BROKEN = 0.02
CONTROLS = bytes([*range(0x09), *range(0x0E, 0x20), 0x7F])
# What tells the charset: the bytes beyond ASCII, and the one ASCII byte that may end a character.
BEYOND_ASCII = re.compile(rb"[\x80-\xff](?:[\x00-\x7f]?[\x80-\xff]+)*[\x00-\x7f]?")
SAMPLE_WINDOWS, WINDOW_BYTES = 8, 1024
# A page that holds two charsets in equal shares is short.
MOST_EVEN = 32 * 1024
# A reading above this is the right one, and the others need not be tried.
CLEARLY_LIKELY = -9.0
# What a page says of itself decides where its bytes hardly do: worth one character of difference.
WORTH_OF_DECLARATION = 10.0


def decode(content: bytes, http_charset: str | None = None) -> Decoded | None:
    """Return the text and the name of its charset, or None where no reading of the bytes is text.

    `http_charset` is what HTTP said. Bytes that no charset explains stand as U+FFFD, at most one in fifty characters.
    """
    if content.startswith(tuple(BYTE_ORDER_MARKS)):
        charset = next(charset for mark, charset in BYTE_ORDER_MARKS.items() if content.startswith(mark))
        return _accepted(content.decode(charset, "replace").removeprefix("\ufeff"), charset)
    marked = content.startswith(codecs.BOM_UTF8)
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return _not_utf8(content, declared_charsets(content, "utf-8" if marked else http_charset))
    return _utf8(content, text)


def _utf8(content: bytes, text: str) -> Decoded | None:
    """Choose between UTF-8 and what may look like it: UTF-16 of ASCII, seven-bit escapes, text encoded twice."""
    if content.isascii():
        wide = _wide(content) if b"\0" in content else None
        return wide or decode_escapes(content) or _accepted(text, "utf-8", content)
    return decode_again(content, text, _chinese) or _accepted(text, "utf-8", content) or _wide(content)


def _not_utf8(content: bytes, declared: list[str]) -> Decoded | None:
    if b"\0" in content and (found := _wide(content)):
        return found
    believed = _as_declared(content, declared)
    if believed and believed[1] in NEIGHBOURS:
        return believed
    if (chinese := _chinese(content, declared)) and (found := _accepted(*chinese)):
        return found
    return believed or _wide(content) or _accepted(content.decode("utf-8", "replace"), "utf-8")


def _as_declared(content: bytes, declared: list[str]) -> Decoded | None:
    for charset in declared:
        if (text := _whole(content, charset)) is not None:
            return _accepted(text, charset)
    return None


# What a page declares is most often what its bytes show.
@lru_cache(1)
def _whole(content: bytes, charset: str) -> str | None:
    try:
        return content.decode(charset)
    except UnicodeDecodeError:
        return None


def _chinese(content: bytes, declared: list[str] | None = None) -> Decoded | None:
    """Read the page in the charset that makes the most likely Chinese of it, if any does; other runs in theirs."""
    sample = _sample(content)
    readings = {}
    for charset in CHINESE:
        readings[charset] = sample.decode(charset, "replace")
        if is_chinese(readings[charset], CLEARLY_LIKELY):
            return _in_full(content, charset)
    favoured = (declared or [""])[0]
    main = max(readings, key=lambda name: likelihood(readings[name]) + WORTH_OF_DECLARATION * (name == favoured))
    if is_chinese(readings[main]):
        return _in_full(content, main)
    # Of two charsets in equal shares, neither makes Chinese of the whole.
    found = _in_full(content, main) if len(content) <= MOST_EVEN else None
    return found if found and is_chinese(found[0]) else None


def _in_full(content: bytes, main: str) -> Decoded:
    text = _whole(content, main)
    if text is None or (main != "utf-8" and UTF8_RUN.search(content)):
        return decode_mixed(content, main)
    return text, main


def _sample(content: bytes) -> bytes:
    """Return the bytes beyond ASCII of the whole page, or of windows spread over a long one."""
    if len(content) <= SAMPLE_WINDOWS * WINDOW_BYTES:
        return b"".join(BEYOND_ASCII.findall(content))
    marks = (APART.search(content, at) for at in range(0, len(content), len(content) // SAMPLE_WINDOWS))
    starts = [0, *(mark.end() for mark in marks if mark)]
    return b"".join(found for at in starts for found in BEYOND_ASCII.findall(content, at, at + WINDOW_BYTES))


def _wide(content: bytes) -> Decoded | None:
    """Read UTF-16 or UTF-32 that bears no mark: characters of two or four bytes that make Chinese, or ASCII."""
    for charset in WIDE:
        width = 4 if charset.startswith("utf-32") else 2
        head = content[:WINDOW_BYTES].decode(charset, "ignore")
        if not (is_chinese(head) or (head.isascii() and "\0" not in head)):
            continue
        with suppress(UnicodeDecodeError):
            return _accepted(content[: len(content) // width * width].decode(charset), charset)
    return None


def _accepted(text: str, charset: str, in_utf8: bytes | None = None) -> Decoded | None:
    encoded = in_utf8 or text.encode()
    broken = len(encoded) - len(encoded.translate(None, CONTROLS)) + text.count("\ufffd")
    return (text, charset) if broken <= MOST_BROKEN * len(text) else None
