"""Files of pages for the readers' tests, and what the readers make of them."""

import json
from pathlib import Path

from pipelines.readers.inputs import walk
from pipelines.readers.reading import read_records
from pipelines.readers.records import Record

PROSE = "全县新修水渠三十公里,沿线村庄的旱地多数变成了水田。"


def lines(*rows: dict[str, object]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def pages(count: int) -> bytes:
    """Return lines of so many different pages."""
    return lines(*({"text": f"{PROSE}{number}"} for number in range(count)))


def read(folder: Path, name: str, content: bytes) -> list[tuple[str | None, Record]]:
    """Return the records of one file of this name and content, each with its format."""
    (folder / name).write_bytes(content)
    return [found for source in walk(folder) for found in read_records(source)]


def classes(found: list[tuple[str | None, Record]]) -> list[str | None]:
    return [record.error_class for _, record in found]
