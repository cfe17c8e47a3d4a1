"""JSON Lines: a page a line, its text or HTML in one field, what is known of it in others."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, islice
from typing import Any, BinaryIO

from pipelines.readers.formats.columns import PAGE_ROLES, Roles, missing_columns, roles_of
from pipelines.readers.formats.rows import flattened, page_of
from pipelines.readers.records import LARGEST_PAGE, Record, refused

# If none of so many lines holds a page, the file is none of pages, and not a refusal for each of its lines.
PROBED = 100
# Nor is it where so many lines are refused, and more than are not.
MOST_REFUSALS = 10_000

# A line's place, its bytes, and the object it holds or why it holds none.
Line = tuple[str, bytes, dict[str, Any] | Record]


def read(stream: BinaryIO, name: str) -> Iterator[Record]:
    """Yield a record for each line that is not blank; a single refusal where the file holds no pages at all."""
    yield from read_lines(lines_of(stream), name)


def read_lines(lines: Iterable[bytes | None], name: str) -> Iterator[Record]:
    """Yield a record for each of these lines."""
    yield from pages(_parsed(lines, name), name)


def lines_of(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield the lines of a stream; None for one that is too long, of which only a piece is ever held."""
    while line := stream.readline(LARGEST_PAGE + 1):
        if len(line) <= LARGEST_PAGE:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LARGEST_PAGE)
        yield None


def pages(lines: Iterator[Line], name: str) -> Iterator[Record]:
    """Yield the page of each object."""
    probed = list(islice(lines, PROBED))
    rows = [row for _, _, row in probed if isinstance(row, dict)]
    columns = list(dict.fromkeys(column for row in rows for column in row))
    if rows and (reason := missing_columns(columns)):
        yield refused("no_text_column", f"{name}: {reason}")
        return
    if not probed:
        yield refused("empty", "the file is empty", b"")
    if not rows and len(probed) == PROBED:
        yield refused("malformed_json", f"none of the first {PROBED} lines of {name} is a JSON object")
        return
    roles = cache(roles_of)
    seen = refusals = 0
    for place, line, row in chain(probed, lines):
        record = row if isinstance(row, Record) else _page(row, roles(tuple(row)), line, place)
        seen, refusals = seen + 1, refusals + (record.error_class is not None)
        yield record
        if refusals >= MOST_REFUSALS and refusals > seen / 2:
            reason = f"more than half of what stands before {place} is refused, so that the rest is not read"
            yield refused("malformed_json", reason)
            return


def holds_pages(head: bytes) -> bool:
    """Tell whether a file begins with a line that is an object with a page's text."""
    line, ended, _ = head.partition(b"\n")
    if not (ended and line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{")):
        return False
    row = parsed(line, "the first line")
    return isinstance(row, dict) and missing_columns(row) is None


def parsed(line: bytes, place: str) -> dict[str, Any] | Record:
    """Return the flattened object that a line holds, or its refusal."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        try:
            # GB18030 is never valid UTF-8 for long, and UTF-8 hardly ever valid GB18030 that is JSON.
            row = json.loads(line.decode("gb18030"))
        except (ValueError, RecursionError):
            return refused("malformed_json", f"{place} is no JSON in UTF-8 or GB18030: {error}", line)
    if not isinstance(row, dict):
        return refused("malformed_json", f"{place} is no JSON object with a page's fields", line)
    return flattened(row)


def _parsed(lines: Iterable[bytes | None], name: str) -> Iterator[Line]:
    for line_no, line in enumerate(lines, start=1):
        place = f"line {line_no} of {name}"
        if line is None:
            limit = f"{LARGEST_PAGE // 1024**2} MiB"
            yield place, b"", refused("too_large", f"{place} is longer than the {limit} that a page may be")
        elif not line.isspace():
            yield place, line, parsed(line, place)


def _page(row: dict[str, Any], roles: Roles, line: bytes, place: str) -> Record:
    if set(PAGE_ROLES).isdisjoint(roles):
        return refused("no_text_column", f"{place} has no field that is known to hold a page's text", line)
    record = page_of(row, roles)
    if record.error_class is None:
        return record
    return refused(record.error_class, f"{place}: {record.reason}", line)
