"""The formats: a new one is its file beside this and a line here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from pipelines.readers.formats import json_document, json_lines, page, parquet, warc
from pipelines.readers.records import Record

Read = Callable[[BinaryIO, str], Iterator[Record]]


@dataclass(frozen=True)
class Format:
    """One format: its name in the warehouse, and how a stream of it is read into records."""

    name: str
    suffixes: tuple[str, ...]
    read: Read
    is_one_page: bool = False
    # What every file of it begins with.
    magic: bytes = b""
    # Whether its reader moves about in the file.
    seeks: bool = False


FORMATS = (
    Format("text", (".txt",), page.read_text, is_one_page=True),
    Format("html", (".html", ".htm"), page.read_html, is_one_page=True),
    Format("jsonl", (".jsonl", ".ndjson"), json_lines.read),
    Format("jsonl", (".json",), json_document.read),
    Format("parquet", (".parquet",), parquet.read, magic=b"PAR1", seeks=True),
    Format("wet", (".wet",), warc.read, magic=b"WARC/"),
    Format("warc", (".warc",), warc.read, magic=b"WARC/"),
)
BY_SUFFIX = {suffix: known for known in FORMATS for suffix in known.suffixes}
# Of two with one name, that which the name alone means.
BY_NAME = {known.name: known for known in reversed(FORMATS)}
