"""Tell what a stream is: by its first bytes where they tell it, else by the suffix of its name."""

import re
from functools import cache
from pathlib import PurePosixPath

from pipelines.readers.formats import json_lines
from pipelines.readers.formats.registry import BY_NAME, BY_SUFFIX, Format
from pipelines.reference import table

HEAD_BYTES = 64 * 1024
ZIP_MAGICS = (b"PK\x03\x04", b"PK\x05\x06")
BYTE_ORDER_MARK = rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?"
MARKUP = re.compile(
    rb"(?:<\?xml[^>]{0,200}>|<!--.{0,4000}?-->|\s)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def is_archive(head: bytes) -> bool:
    """Tell whether a file that begins so is a ZIP archive."""
    return head.startswith(ZIP_MAGICS)


def recognised(head: bytes, name: str) -> Format | None:
    """Return the format of a file of this name that begins so, None where no reader is for it."""
    by_content = next((known for known in BY_NAME.values() if known.magic and head.startswith(known.magic)), None)
    by_suffix = BY_SUFFIX.get(PurePosixPath(name).suffix.lower())
    if by_content:
        return by_content if by_suffix is None or by_suffix.magic != by_content.magic else by_suffix
    if signature(head) or (by_suffix and by_suffix.magic and head):
        return None
    if by_suffix in (None, BY_NAME["text"]):
        return _markup_or_lines(head) or by_suffix
    return by_suffix


def _markup_or_lines(head: bytes) -> Format | None:
    """Return HTML or JSON Lines where the bytes are that under the suffix of another format, or under none."""
    # In UTF-16, every other byte of markup is zero.
    if re.match(BYTE_ORDER_MARK + MARKUP.pattern, head.replace(b"\0", b""), MARKUP.flags):
        return BY_NAME["html"]
    return BY_NAME["jsonl"] if json_lines.holds_pages(head) else None


def looks_like(head: bytes, name: str) -> tuple[str, str]:
    """Return the error class of a file that no reader is for, and the reason: what it seems to be."""
    if not head:
        return "empty", "the file is empty"
    return "unknown_format", _seems(head, name)


def _seems(head: bytes, name: str) -> str:
    suffix = PurePosixPath(name).suffix
    known = ", ".join(sorted(BY_SUFFIX))
    if found := signature(head):
        return f"it is {found}, not a page or a file of pages"
    if suffix.lower() in BY_SUFFIX:
        return f"it does not begin like the {BY_SUFFIX[suffix.lower()].name} file that its name says it is"
    return f"the extension {suffix or '(none)'} names no known format; known are {known}"


def signature(head: bytes) -> str | None:
    """Return what a file of no format read here is, told by the bytes it begins with."""
    return next((name for place, magic, name in _signatures() if head[place : place + len(magic)] == magic), None)


@cache
def _signatures() -> list[tuple[int, bytes, str]]:
    rows = table("file_signatures").iter_rows()
    return [(int(offset), bytes.fromhex(magic), name) for offset, magic, name in rows]
