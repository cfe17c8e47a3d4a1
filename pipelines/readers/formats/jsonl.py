"""JSON Lines: a page a line, its text or HTML in one field, what is known of it in others."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from pipelines.readers.formats.columns import page_of, roles_of
from pipelines.readers.records import LARGEST_PAGE, Record, refused, too_large


def read(stream: BinaryIO, name: str) -> Iterator[Record]:
    """Yield a record for each line that is not blank."""
    for line_no, line in enumerate(_lines(stream), start=1):
        if line is None:
            yield too_large(f"line {line_no} of {name}")
        elif line.strip():
            yield _record(line, f"line {line_no} of {name}")


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield each line; None for one that is too long, of which only a piece is ever held."""
    while line := stream.readline(LARGEST_PAGE + 1):
        if len(line) <= LARGEST_PAGE:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LARGEST_PAGE)
        yield None


def _record(line: bytes, place: str) -> Record:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return refused("malformed_json", f"{place} is no JSON: {error}", line)
    if not isinstance(row, dict):
        return refused("malformed_json", f"{place} is no object with a page's fields", line)
    return _page(row, line, place)


def _page(row: dict[str, Any], line: bytes, place: str) -> Record:
    record = page_of(row, roles_of(row))
    return record or refused("no_text_column", f"{place} has no text in any field known to hold a page's", line)
