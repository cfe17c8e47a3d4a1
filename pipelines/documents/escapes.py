"""Chinese in seven bits, as old mail and news carried it: HZ (RFC 1843), ISO-2022-CN (RFC 1922), ISO-2022-JP-2."""

import re

from pipelines.documents.likelihood import is_chinese

HZ_BEGINS, ISO_2022_BEGINS = b"~{", b"\x1b$"
# ISO-2022-CN designates GB 2312 once and shifts to it and back; ISO-2022-JP-2 names it at every change.
DESIGNATED = b"\x1b$)A"
SHIFTED = re.compile(rb"\x0e([^\x0f\n]*)\x0f?")


def decode_escapes(content: bytes) -> tuple[str, str] | None:
    """Return the text and its charset where ASCII bytes hold escapes to Chinese, else None."""
    if HZ_BEGINS in content and (text := _strict(content, "hz")) and is_chinese(text):
        return text, "hz"
    if DESIGNATED in content:
        renamed = SHIFTED.sub(b"\x1b$A\\1\x1b(B", content.replace(DESIGNATED, b""))
        text = _strict(renamed, "iso2022_jp_2")
        return (text, "iso-2022-cn") if text else None
    if ISO_2022_BEGINS in content and (text := _strict(content, "iso2022_jp_2")):
        return text, "iso2022_jp_2"
    return None


def _strict(content: bytes, charset: str) -> str | None:
    try:
        return content.decode(charset)
    except UnicodeDecodeError:
        return None
