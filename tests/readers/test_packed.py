"""Compressed files and archives: what is in them is read as if it lay open, and nothing in them does harm."""

import bz2
import gzip
import io
import random
import zipfile
from pathlib import Path

import polars as pl
import pytest
import zstandard

from pipelines.readers import archives
from tests.readers.files import PROSE, classes, pages, read

SKIPPED = b"\x50\x2a\x4d\x18\x04\x00\x00\x00none"
CUT = pages(3).index(b"\n") + 20
# Bytes that no compression shortens.
NOISE = random.Random(0).randbytes(5000)  # noqa: S311  nothing is kept secret with it
FIRST, SECOND = pages(3)[:CUT], pages(3)[CUT:]


def archive(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl.gz", gzip.compress(FIRST) + gzip.compress(SECOND) + bytes(512)),
        ("a.jsonl.bz2", bz2.compress(FIRST) + bz2.compress(SECOND)),
        ("a.jsonl.zst", zstandard.compress(FIRST) + SKIPPED + zstandard.compress(SECOND)),
        ("a.jsonl.gz", zstandard.compress(pages(3))),
        ("a.jsonl", gzip.compress(gzip.compress(pages(3)))),
        ("a.jsonl.gz", pages(3)),
        ("a.zip", archive(**{"2026/a.jsonl.gz": gzip.compress(pages(3))})),
    ],
    ids=["gzip", "bzip2", "Zstandard", "another suffix", "twice", "not packed", "archive"],
)
def test_the_same_pages_in_each_wrapping(tmp_path: Path, name: str, content: bytes) -> None:
    found = [(source_format, record.content) for source_format, record in read(tmp_path, name, content)]
    assert found == [("jsonl", f"{PROSE}{number}".encode()) for number in range(3)]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, zstandard.compress])
def test_a_file_that_breaks_off_gives_what_is_before(tmp_path: Path, pack) -> None:
    found = read(tmp_path, "a.jsonl", pack(pages(50) + NOISE[:5000].hex().encode())[:-20])
    assert classes(found)[-1] == "truncated"
    assert classes(found)[:-1] == [None] * (len(found) - 1)
    assert read(tmp_path, "a.jsonl", pack(pages(2)))[-1][1].error_class is None


def test_half_a_page_is_no_page(tmp_path: Path) -> None:
    ((source_format, record),) = read(tmp_path, "a.txt.gz", gzip.compress(PROSE.encode() + NOISE[:3000])[:-500])
    assert (source_format, record.error_class) == ("text", "truncated")
    assert record.content is not None
    assert record.content.startswith(PROSE.encode())


def test_what_is_no_packed_stream_to_its_end(tmp_path: Path) -> None:
    found = read(tmp_path, "a.jsonl.gz", gzip.compress(pages(2)) + b"something else")
    assert classes(found) == [None, None, "malformed_compression"]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, zstandard.compress])
def test_a_bomb_is_no_page_and_is_kept_as_it_is_packed(tmp_path: Path, pack) -> None:
    packed = pack(bytes(80_000_000))
    ((_, record),) = read(tmp_path, "a.txt", packed)
    assert record.error_class in {"bomb", "too_large"}
    assert record.content == packed


@pytest.mark.parametrize(
    ("name", "content", "error_class"),
    [
        ("a.parquet", b"PAR1" + bytes(100), "malformed_parquet"),
        ("a.zip", b"PK\x03\x04" + bytes(100), "malformed_archive"),
        ("a.json", b'{"unknown": 1}', "no_text_column"),
        ("a.jsonl", b"no JSON\n" * 100, "malformed_json"),
        ("a.zip", archive(**{"../a.txt": b"1"}), "unsafe_name"),
    ],
)
def test_a_file_refused_as_a_whole_keeps_its_bytes(tmp_path: Path, name: str, content: bytes, error_class: str) -> None:
    ((_, record),) = read(tmp_path, name, content)
    assert (record.error_class, record.content) == (error_class, content)


def test_a_file_of_which_much_is_refused_is_kept_once(tmp_path: Path) -> None:
    content = archive(**{"../a.txt": b"1", "../b.txt": b"2", "good.txt": PROSE.encode()})
    assert [record.content for _, record in read(tmp_path, "a.zip", content)] == [content, None, PROSE.encode()]


def test_parquet_within_an_archive_and_within_gzip(tmp_path: Path) -> None:
    table = io.BytesIO()
    pl.DataFrame({"text": [PROSE]}).write_parquet(table)
    packed = archive(**{"a.parquet": table.getvalue(), "b.parquet.gz": gzip.compress(table.getvalue())})
    assert [(name, record.member) for name, record in read(tmp_path, "a.zip", packed)] == [
        ("parquet", "a.parquet"),
        ("parquet", "b.parquet.gz"),
    ]


@pytest.mark.parametrize(
    ("member", "error_class"),
    [
        ("../a.txt", "unsafe_name"),
        ("/etc/a.txt", "unsafe_name"),
        ("C:\\a.txt", "unsafe_name"),
        ("b\\..\\a.txt", "unsafe_name"),
        ("inner.zip", "nested_archive"),
        ("a.exe", "unknown_format"),
        ("empty.txt", "empty"),
    ],
)
def test_a_member_that_is_refused_costs_no_other(tmp_path: Path, member: str, error_class: str) -> None:
    content = {"inner.zip": archive(a=b"a"), "empty.txt": b""}.get(member, PROSE.encode())
    found = read(tmp_path, "a.zip", archive(**{member: content, "good.txt": PROSE.encode()}))
    assert [(record.member, record.error_class) for _, record in found] == [(member, error_class), ("good.txt", None)]


def test_links_and_encrypted_members_are_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
    assert classes(read(tmp_path, "a.zip", packed.getvalue())) == ["not_a_file"]
    secret = bytearray(archive(**{"a.txt": PROSE.encode()}))
    secret[secret.index(b"PK\x01\x02") + 8] |= 1
    assert classes(read(tmp_path, "a.zip", bytes(secret))) == ["encrypted"]


def test_an_archive_whose_list_leads_nowhere(tmp_path: Path) -> None:
    packed = bytearray(archive(**{"a.txt": PROSE.encode()}))
    place = packed.index(b"PK\x05\x06") + 16
    packed[place : place + 4] = (len(packed) + 9**9).to_bytes(4, "little")
    assert classes(read(tmp_path, "a.zip", bytes(packed))) == ["malformed_archive"]


def test_a_bomb_in_an_archive(tmp_path: Path) -> None:
    found = read(tmp_path, "a.zip", archive(**{"bomb.txt": bytes(5_000_000), "good.txt": PROSE.encode()}))
    assert classes(found) == ["bomb", None]


def test_an_archive_that_lists_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = archive(**{f"{number}.txt": b"a" for number in range(30)})
    assert classes(read(tmp_path, "a.zip", packed)) == [None] * 30
    monkeypatch.setattr(archives, "LONGEST_LIST", 1000)
    assert classes(read(tmp_path, "a.zip", packed)) == ["bomb"]


def test_a_name_in_gbk_that_nothing_marks(tmp_path: Path) -> None:
    packed = archive(**{"XXXX.txt": PROSE.encode()}).replace(b"XXXX", "新闻".encode("gbk"))
    ((_, record),) = read(tmp_path, "a.zip", packed)
    assert record.member == "新闻.txt"


def test_names_of_one_archive_are_in_one_charset(tmp_path: Path) -> None:
    # 图 in GBK passes for another character in UTF-8.
    packed = archive(**{"XX.txt": PROSE.encode(), "YYYY.txt": PROSE[::-1].encode()})
    packed = packed.replace(b"XX.txt", "图.txt".encode("gbk")).replace(b"YYYY", "新闻".encode("gbk"))
    assert [record.member for _, record in read(tmp_path, "a.zip", packed)] == ["图.txt", "新闻.txt"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"%PDF-1.7 ...", "a PDF document"),
        ("a.tar.gz", gzip.compress(bytes(257) + b"ustar" + bytes(250)), "a tar archive"),
        ("a.parquet", PROSE.encode(), "does not begin like the parquet file"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    ],
    ids=["PDF", "tar", "no Parquet", "Office"],
)
def test_what_a_file_looks_like_is_told(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    ((source_format, record),) = read(tmp_path, name, content)
    assert (source_format, record.error_class) == (None, "unknown_format")
    assert words in str(record.reason)


@pytest.mark.parametrize("content", ["<!DOCTYPE html><p>水渠", "\ufeff<!-- 新闻 -->\n<html><p>水渠"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-16-le"])
def test_html_under_another_name(tmp_path: Path, content: str, charset: str) -> None:
    ((source_format, record),) = read(tmp_path, "a.txt", content.encode(charset))
    assert (source_format, record.media_type) == ("html", "text/html")
