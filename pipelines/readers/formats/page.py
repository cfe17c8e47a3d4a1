"""A text or HTML file: one page, its bytes as they are."""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from pipelines.readers.records import HTML, LARGEST_PAGE, TEXT, Record, refused, too_large


def read_text(stream: BinaryIO, name: str) -> Iterator[Record]:
    """Yield the one page of a text file."""
    yield _page(stream, name, TEXT)


def read_html(stream: BinaryIO, name: str) -> Iterator[Record]:
    """Yield the one page of an HTML file."""
    page = _page(stream, name, HTML)
    # Read as HTML, text without any markup would lose its line ends.
    yield replace(page, media_type=TEXT) if page.content and b"<" not in page.content else page


def _page(stream: BinaryIO, name: str, media_type: str) -> Record:
    content = stream.read(LARGEST_PAGE + 1)
    if len(content) > LARGEST_PAGE:
        return too_large(name)
    if not content:
        return refused("empty", "the file is empty", content)
    return Record(content, media_type)
