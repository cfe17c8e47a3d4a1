"""The formats by the suffix of a file's name: a new one is its file beside this and a line here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from pipelines.readers.formats import jsonl, page
from pipelines.readers.records import Record

Read = Callable[[BinaryIO, str], Iterator[Record]]


@dataclass(frozen=True)
class Format:
    """One format: its name in the warehouse, and how a stream of it is read into records."""

    name: str
    suffixes: tuple[str, ...]
    read: Read


FORMATS = (
    Format("text", (".txt",), page.read_text),
    Format("html", (".html", ".htm"), page.read_html),
    Format("jsonl", (".jsonl", ".ndjson"), jsonl.read),
)
BY_SUFFIX = {suffix: known for known in FORMATS for suffix in known.suffixes}
