"""Text encoded twice: its bytes were read as Latin-1 or Windows-1252 and written again as UTF-8 (ä¸­ for 中)."""

import re
from collections.abc import Callable

from pipelines.documents.likelihood import HAN, is_chinese

# As browsers read windows-1252: a byte it leaves undefined is the control character of its number.
BYTE_OF = {ord(bytes([byte]).decode("cp1252", "ignore") or chr(byte)): byte for byte in range(0x80, 0x100)}
SIGNS = "".join(chr(character) for character in BYTE_OF if not 0x80 <= character <= 0xFF)  # noqa: PLR2004
# The letter or sign that a second, third or fourth byte of UTF-8 was read as, by either charset.
TRAIL = f"[\x80-\xbf{SIGNS}]"
LONG = f"[à-ï]{TRAIL}{{2}}"
RUN = re.compile(f"(?:[Â-ß]{TRAIL}|{LONG}|[ð-ô]{TRAIL}{{3}})+")
# Two characters of Chinese in a row, or more: no language writes such letters and signs side by side.
SURE = re.compile(f"(?:[ã-é]{TRAIL}{{2}}){{2}}")
EAST_ASIAN = re.compile(r"[\u2010-\u2026\u3000-\u9fff\uff00-\uffef]")
LATIN_LEADS = (b"\xc2", b"\xc3")
# The letters from ã to é in UTF-8: what text encoded twice is full of, found fast.
SURE_LEAD = re.compile(rb"\xc3[\xa3-\xa9]")


def decode_again(
    content: bytes, text: str, decode: Callable[[bytes], tuple[str, str] | None]
) -> tuple[str, str] | None:
    """Return what `text`, decoded from `content` as UTF-8, was before it was encoded again, and its charset.

    None where it was encoded once, or where what stood there can't be told exactly.
    """
    if any(lead in content for lead in LATIN_LEADS) and not HAN.search(text) and (first := _first_bytes(text)):
        found = decode(first)
        if found and "\ufffd" not in found[0] and is_chinese(found[0]):
            return found[0], f"{found[1]} in utf-8"
    if SURE_LEAD.search(content) and SURE.search(text):
        restored = RUN.sub(_undone, text)
        return (restored, "utf-8 in utf-8") if restored != text else None
    return None


def _undone(run: re.Match[str]) -> str:
    first = _first_bytes(run[0])
    try:
        restored = first.decode() if first else run[0]
    except UnicodeDecodeError:
        return run[0]
    return restored if EAST_ASIAN.search(restored) else run[0]


def _first_bytes(text: str) -> bytes | None:
    try:
        return text.translate(BYTE_OF).encode("latin-1")
    except UnicodeEncodeError:
        return None
