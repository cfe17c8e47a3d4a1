"""JSON Lines and JSON documents: good pages come through whatever stands between them."""

from pathlib import Path

import pytest

from pipelines.readers.formats import json_lines
from tests.readers.files import PROSE, classes, lines, pages, read

PAGE = lines({"text": PROSE})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.ndjson", pages(3)),
        ("a.json", pages(3)),
        ("a.json", b"[\n" + b",".join(pages(3).splitlines()) + b"]\n"),
        ("a.jsonl", b"\xef\xbb\xbf" + pages(3)),
        ("a.jsonl", pages(3).decode().encode("gb18030")),
        ("a.jsonl", pages(3).replace(b"\n", b"\r\n\n \n")),
        ("a.jsonl", pages(3).rstrip()),
        ("a.txt", pages(3)),
        ("a", pages(3)),
    ],
)
def test_the_same_pages_in_each_form(tmp_path: Path, name: str, content: bytes) -> None:
    found = [(source_format, record.content) for source_format, record in read(tmp_path, name, content)]
    assert found == [("jsonl", f"{PROSE}{number}".encode()) for number in range(3)]


def test_one_object_over_many_lines_is_a_page(tmp_path: Path) -> None:
    ((_, record),) = read(tmp_path, "a.json", f'{{\n  "title": "水渠",\n  "content": "{PROSE}"\n}}'.encode())
    assert (record.content, record.title) == (PROSE.encode(), "水渠")


def test_behind_a_broken_element_of_an_array_nothing_is_told_apart(tmp_path: Path) -> None:
    found = read(tmp_path, "a.json", b"[" + PAGE + b', {broken, {"text": "x"}]')
    assert classes(found) == [None, "malformed_json"]
    assert found[1][1].content == b'{broken, {"text": "x"}]'


def test_a_line_that_is_too_long_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "LARGEST_PAGE", 1000)
    found = read(tmp_path, "a.jsonl", PAGE + lines({"text": "x" * 5000}) + PAGE)
    assert classes(found) == [None, "too_large", None]
    assert "line 2" in str(found[1][1].reason)


def test_a_file_that_holds_no_page_is_one_refusal(tmp_path: Path) -> None:
    assert classes(read(tmp_path, "a.jsonl", b"no JSON\n" * 1000)) == ["malformed_json"]


def test_of_a_file_that_turns_to_rubbish_the_rest_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "MOST_REFUSALS", 5)
    found = read(tmp_path, "a.jsonl", pages(3) + b"{}\n" * 1000)
    assert len(found) == 3 + 5 + 1
    assert "is not read" in str(found[-1][1].reason)


def test_half_a_character_is_lost_alone(tmp_path: Path) -> None:
    ((_, record),) = read(tmp_path, "a.jsonl", b'{"text": "a\\ud83d b"}\n')
    assert record.content == "a\ufffd b".encode()
