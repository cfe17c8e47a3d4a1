"""WARC (ISO 28500): the pages among the records that a crawler wrote, and WET, the text that was drawn from them.

A page is the whole HTML or text body of a response that went well, a resource of the web, or a conversion. All other
records, pictures and requests among them, are counted in one line and not kept again.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from pipelines.readers.formats.http_body import decoded_body
from pipelines.readers.records import HTML, LARGEST_PAGE, TEXT, Record, refused, too_large

PAGE_TYPES = {"text/html": HTML, "application/xhtml+xml": HTML, "text/plain": TEXT}
# Where no type is given, what a page of HTML holds near its beginning.
MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
MARKUP_WITHIN = 1024
CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE)
# Crawlers keep their own logs, thumbnails and page lists as resources of other schemes.
OF_THE_WEB = ("http://", "https://", "ftp://", "file://")
# OK, and OK as a proxy changed it; of the others none carries a whole page.
GONE_WELL = {200, 203}
Skipped = str


def read(stream: BinaryIO, name: str) -> Iterator[Record]:
    """Yield a record for each page; one that cannot be read costs no other, a file that breaks off ends with one."""
    skipped: Counter[Skipped] = Counter()
    number = 0
    try:
        records = ArchiveIterator(cast("BinaryIO", _Told(stream)), parse_http=False, stream_detect=False)
        for number, archived in enumerate(records, start=1):
            found = _read_record(archived, f"record {number} of {name}")
            if isinstance(found, Record):
                yield found
            else:
                skipped[found] += 1
    except OSError as error:
        # The stream's own errors are of other classes, or have a number, and pass on.
        if type(error) is not OSError or error.errno is not None:
            raise
        yield refused("malformed_warc", f"{name} is no WARC behind its record {number}: {error}")
    if skipped:
        counts = ", ".join(f"{count} {what}" for what, count in skipped.most_common())
        print(f"  {name}: records that are no pages: {counts}", flush=True)


class _Told:
    """A stream that tells its place: one that is unpacked on the way cannot, and the library asks."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._place = stream, 0

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        self._place += len(piece)
        return piece

    def tell(self) -> int:
        return self._place


def _read_record(archived: WarcRecord, place: str) -> Record | Skipped:
    match archived.record_type:
        case WarcRecordType.response:
            found = _response(archived, place)
        case WarcRecordType.resource:
            is_of_the_web = _url(archived).startswith(OF_THE_WEB)
            found = _page(archived, archived.headers.get("Content-Type"), [], place) if is_of_the_web else "resource"
        case WarcRecordType.conversion:
            found = _page(archived, archived.headers.get("Content-Type"), [], place)
        case other:
            return str(other)
    if isinstance(found, Record):
        return replace(found, url=_url(archived) or None, captured_at=_date(archived))
    return found


def _response(archived: WarcRecord, place: str) -> Record | Skipped:
    if not archived.is_http:
        return "not HTTP"
    try:
        archived.parse_http(quirks_mode=True)
    except OSError as error:
        return refused("malformed_http", f"{place} holds no HTTP response: {error}")
    http = archived.http_headers
    if http.status_code is None:
        return refused("malformed_http", f"{place} holds no HTTP response", archived.reader.read(LARGEST_PAGE))
    if http.status_code not in GONE_WELL:
        return f"status {http.status_code}"
    codings = [*http.get_multiple("Content-Encoding"), *http.get_multiple("Transfer-Encoding")]
    tokens = [token.strip().lower() for coding in codings for token in coding.split(",")]
    return _page(archived, http.get("Content-Type"), tokens, place)


def _page(archived: WarcRecord, content_type: str | None, codings: list[str], place: str) -> Record | Skipped:
    declared = content_type or archived.headers.get("WARC-Identified-Payload-Type") or ""
    named = declared.partition(";")[0].strip().lower()
    if named and named not in PAGE_TYPES:
        return named
    page = _whole(archived, codings, place)
    if page.content is None or page.error_class is not None:
        return page
    if not named and not MARKUP.search(page.content[:MARKUP_WITHIN]):
        return "of no type"
    charset = CHARSET.search(declared)
    return replace(page, media_type=PAGE_TYPES.get(named, HTML), charset=charset[1] if charset else None)


def _whole(archived: WarcRecord, codings: list[str], place: str) -> Record:
    """Return the record's content, or why there is none, having read no more than a page may hold."""
    length = archived.content_length
    if length > LARGEST_PAGE:
        return too_large(place)
    stored = archived.reader.read(length)
    if len(stored) < length:
        return refused("truncated", f"{place} breaks off after {len(stored)} of {length} bytes", stored)
    content = decoded_body(stored, codings)
    if len(content) > LARGEST_PAGE:
        return too_large(place)
    return Record(content) if content else refused("empty", f"{place} has no body", content)


def _url(archived: WarcRecord) -> str:
    """Return the address; early crawlers put it in angle brackets."""
    return (archived.headers.get("WARC-Target-URI") or "").strip("<> ")


def _date(archived: WarcRecord) -> datetime | None:
    try:
        return archived.record_date
    except ValueError:
        return None
