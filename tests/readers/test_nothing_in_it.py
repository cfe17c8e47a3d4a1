"""A file that holds no page at all is told of, like any other that gives none."""

from pathlib import Path

import pytest

from pipelines.readers.inputs import walk
from pipelines.readers.reading import read_records


@pytest.mark.parametrize("suffix", [".txt", ".html", ".jsonl", ".json", ".warc", ".wet", ".zip", ".gz"])
def test_a_file_without_a_byte_is_empty(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"nothing{suffix}").touch()
    (source,) = walk(tmp_path)
    ((_, record),) = read_records(source)
    assert (record.error_class, record.content) == ("empty", b"")


def test_a_crawl_without_pages_says_so(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc").write_bytes(b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n")
    (source,) = walk(tmp_path)
    ((_, record),) = read_records(source)
    assert (record.error_class, record.reason) == ("empty", "crawl.warc holds no page")
