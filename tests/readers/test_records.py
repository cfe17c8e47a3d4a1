"""Every format gives records: a page each, or the reason why there is none."""

import json
from pathlib import Path

import pytest

from pipelines.readers.inputs import walk
from pipelines.readers.reading import read_records
from pipelines.readers.records import Record

PROSE = "全县新修水渠三十公里,沿线村庄的旱地多数变成了水田。"


def records(path: Path, content: bytes) -> list[tuple[str | None, Record]]:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    (source,) = walk(path.parent)
    return list(read_records(source))


@pytest.mark.parametrize(
    ("name", "source_format", "media_type"),
    [("a.txt", "text", "text/plain"), ("a.HTML", "html", "text/html"), ("a.htm", "html", "text/html")],
)
def test_a_text_or_html_file_is_one_page(tmp_path: Path, name: str, source_format: str, media_type: str) -> None:
    content = f"<p>{PROSE}".encode("gb18030")
    assert records(tmp_path / name, content) == [(source_format, Record(content, media_type))]


def test_each_line_of_a_jsonl_file_is_a_page_with_what_is_declared_beside_it(tmp_path: Path) -> None:
    row = {"text": PROSE, "title": "水渠通到田头", "url": "https://news.lvhe.cn/1", "来源": "绿河日报"}
    found = records(tmp_path / "a.jsonl", json.dumps(row).encode() + b"\n\n")
    page = Record(PROSE.encode(), "text/plain", url=row["url"], title=row["title"], outlet="绿河日报")
    assert found == [("jsonl", page)]


def test_a_bad_line_costs_no_other(tmp_path: Path) -> None:
    good = json.dumps({"text": PROSE}).encode()
    found = records(tmp_path / "a.jsonl", b"{broken\n" + good + b"\n[1]\n")
    assert [record.error_class for _, record in found] == ["malformed_json", None, "malformed_json"]
    assert found[0][1].content == b"{broken\n"
    assert "line 3 of a.jsonl" in str(found[2][1].reason)


def test_a_file_of_no_known_format_is_kept(tmp_path: Path) -> None:
    ((source_format, record),) = records(tmp_path / "a.pdf", b"%PDF-1.7")
    assert (source_format, record.error_class, record.content) == (None, "unknown_format", b"%PDF-1.7")
