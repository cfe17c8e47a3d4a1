"""Bytes to text in whatever charset a Chinese page really is, or None where the bytes are no text."""

import codecs
import re

from charset_normalizer import from_bytes

# The superset of each name that pages declare; GB2312 and GBK pages are read as GB18030.
SUPERSET = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"}
BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
CHINESE_CHARSETS = ["gb18030", "big5hkscs", "big5", "utf_16_le", "utf_16_be", "utf_8"]
DETECTION_BYTES = 64 * 1024
# A page cut in mid-character or hit by a few stray bytes is still text.
MOST_BROKEN = 0.02
DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:-]{2,40})""", re.IGNORECASE)
# The first level of GB 2312 holds the 3,755 common characters.
LEAST_COMMON, BEHIND_COMMON = b"\xb0\xa1", b"\xd8\xa1"
HAN = re.compile(r"[\u4e00-\u9fff]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def decode(content: bytes, hinted: str | None = None) -> tuple[str, str] | None:
    """Return the text and the name of its charset, or None where no reading of the bytes is text.

    `hinted` is the charset that the page was sent with; it stands before the one that the page declares.
    """
    for mark, charset in BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return _accepted(content.decode(charset, "replace"), charset)
    for likely in filter(None, ("utf-8", _known(hinted), _declared(content))):
        try:
            return _accepted(content.decode(likely), likely)
        except UnicodeDecodeError:
            continue
    return _detected(content) or _as_gb18030(content) or _accepted(content.decode("utf-8", "replace"), "utf-8")


def _declared(content: bytes) -> str | None:
    found = DECLARED.search(content[:4096])
    return _known(found[1].decode("ascii")) if found else None


def _known(charset: str | None) -> str | None:
    name = (charset or "").strip().lower()
    try:
        return codecs.lookup(SUPERSET.get(name, name)).name
    except LookupError:
        return None


def _detected(content: bytes) -> tuple[str, str] | None:
    best = from_bytes(content[:DETECTION_BYTES], cp_isolation=CHINESE_CHARSETS).best()
    if best is None:
        return None
    return _accepted(content.decode(best.encoding, "replace"), best.encoding)


def _as_gb18030(content: bytes) -> tuple[str, str] | None:
    """Read as GB18030 what the detector can't tell, if that gives Chinese: bytes of another charset give rare Han."""
    text = content.decode("gb18030", "replace")
    han = HAN.findall(text)
    common = sum(LEAST_COMMON <= character.encode("gb18030") < BEHIND_COMMON for character in han)
    return _accepted(text, "gb18030") if common > len(han) / 2 else None


def _accepted(text: str, charset: str) -> tuple[str, str] | None:
    broken = len(CONTROL.findall(text)) + text.count("\ufffd")
    return (text, charset) if broken <= MOST_BROKEN * len(text) else None
