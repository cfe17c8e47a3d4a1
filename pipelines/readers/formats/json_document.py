"""A .json file: JSON Lines under another name, an array of pages, or one object that is a page."""

import codecs
import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from pipelines.readers.formats import json_lines
from pipelines.readers.formats.json_lines import Line
from pipelines.readers.formats.rows import flattened
from pipelines.readers.records import LARGEST_PAGE, Record, refused, too_large

PIECE_BYTES = 256 * 1024
DECODER = json.JSONDecoder()
OPENING = re.compile(r"\s*\[")
BETWEEN = re.compile(r"[\s,]*")


def read(stream: BinaryIO, name: str) -> Iterator[Record]:
    """Yield a record for each page."""
    begun = stream.readline(LARGEST_PAGE + 1)
    while begun.isspace():
        begun = stream.readline(LARGEST_PAGE + 1)
    if begun.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"["):
        pieces = chain([begun], iter(lambda: stream.read(PIECE_BYTES), b""))
        yield from json_lines.pages(_elements(_texts(pieces), name), name)
    elif isinstance(json_lines.parsed(begun, name), dict):
        yield from json_lines.read_lines(chain([begun], json_lines.lines_of(stream)), name)
    else:
        yield from _one_object(begun + stream.read(LARGEST_PAGE + 1), name)


def _one_object(content: bytes, name: str) -> Iterator[Record]:
    if not content:
        yield refused("empty", "the file is empty", content)
    elif len(content) > LARGEST_PAGE:
        yield too_large(name)
    else:
        yield from json_lines.pages(iter([(name, content, json_lines.parsed(content, name))]), name)


def _texts(pieces: Iterable[bytes]) -> Iterator[str]:
    """Yield the array's text behind its opening bracket; bytes that are no UTF-8 become U+FFFD."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
    texts = (decoder.decode(piece) for piece in pieces)
    yield OPENING.sub("", next(texts), count=1)
    yield from texts


def _elements(texts: Iterator[str], name: str) -> Iterator[Line]:
    """Yield the elements of an array; behind one that is no JSON nothing can be told apart, so it is the last."""
    held, element_no, tried = "", 1, 0
    for text in chain(texts, [""]):
        held += text
        if text and len(held) < 2 * tried:
            # What needs more than there is, is tried again when there is twice as much.
            continue
        start = 0
        while (start := _behind(held, start)) < len(held):
            if held[start] == "]":
                return
            place = f"element {element_no} of {name}"
            try:
                element, start = DECODER.raw_decode(held, start)
            except (ValueError, RecursionError) as error:
                if not text or len(held) - start > LARGEST_PAGE:
                    rest = held[start : start + LARGEST_PAGE].encode()
                    yield (
                        place,
                        rest,
                        refused("malformed_json", f"{place} is no JSON, so that it is the last: {error}", rest),
                    )
                    return
                break
            yield place, b"", _object(element, place)
            element_no += 1
        held, tried = held[start:], len(held) - start


def _behind(text: str, start: int) -> int:
    found = BETWEEN.match(text, start)
    return found.end() if found else start


def _object(element: object, place: str) -> dict[str, object] | Record:
    if isinstance(element, dict):
        return flattened(element)
    content = json.dumps(element, ensure_ascii=False).encode()
    return refused("malformed_json", f"{place} is no JSON object with a page's fields", content)
