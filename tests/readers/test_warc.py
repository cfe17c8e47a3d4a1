"""WARC and WET: the pages among what crawlers and browsers write, when and where they were found."""

import gzip
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
import zstandard

from pipelines.readers.formats import http_body, warc
from pipelines.readers.inputs import walk
from pipelines.readers.reading import read_records
from pipelines.readers.records import HTML, TEXT, Record
from tests.readers.warc_files import CODINGS, HTML_TYPE, PAGE, SAMPLE, Crawl, chunked

CAPTURED_AT = datetime(2024, 5, 1, 2, 3, 4, tzinfo=UTC)
URL = "http://www.lvhe.gov.cn/2024/0501/1.html"


def read(content: bytes) -> list[Record]:
    return list(warc.read(BytesIO(content), "crawl.warc"))


def errors(content: bytes) -> list[str | None]:
    return [record.error_class for record in read(content)]


def test_a_response_is_a_page_with_its_address_and_time() -> None:
    page = Record(PAGE, HTML, url=URL, captured_at=CAPTURED_AT, charset="utf-8")
    assert read(Crawl().response(URL).content) == [page]


@pytest.mark.parametrize(("headers", "body"), CODINGS.values(), ids=CODINGS)
def test_a_body_is_what_a_browser_would_show(headers: list[tuple[str, str]], body: bytes) -> None:
    (page,) = read(Crawl().response(URL, body, [HTML_TYPE, *headers]).content)
    assert page.content == PAGE


@pytest.mark.parametrize(
    ("content_type", "media_type", "charset"),
    [
        ("text/html; charset=GB2312", HTML, "GB2312"),
        ("TEXT/HTML;Charset='gbk'", HTML, "gbk"),
        ("application/xhtml+xml", HTML, None),
        ("text/plain; charset=big5", TEXT, "big5"),
        ("", HTML, None),
    ],
)
def test_what_http_says_of_a_page_is_passed_on(content_type: str, media_type: str, charset: str | None) -> None:
    (page,) = read(Crawl().response(URL, headers=[("Content-Type", content_type)] if content_type else []).content)
    assert (page.media_type, page.charset) == (media_type, charset)


def test_common_crawl(capsys: pytest.CaptureFixture[str]) -> None:
    crawl = Crawl()
    crawl.record("", "warcinfo", b"isPartOf: CC-MAIN-2024-22", content_type="application/warc-fields")
    for number in range(3):
        crawl.record(f"{URL}?{number}", "request", b"GET / HTTP/1.1\r\n\r\n", content_type="application/http")
        crawl.response(f"{URL}?{number}", WARC_Identified_Payload_Type="text/html")
        crawl.record(f"{URL}?{number}", "metadata", b"fetchTimeMs: 9", content_type="application/warc-fields")
    crawl.response("http://www.lvhe.gov.cn/robots.txt", b"gone", status="404 Not Found")
    crawl.response("http://www.lvhe.gov.cn/logo.png", b"\x89PNG", [("Content-Type", "image/png")])
    assert [page.url for page in read(crawl.content)] == [f"{URL}?{number}" for number in range(3)]
    said = capsys.readouterr().out
    for count in ("3 request", "3 metadata", "1 warcinfo", "1 status 404", "1 image/png"):
        assert count in said


def test_wet_is_the_text_that_common_crawl_drew_from_pages() -> None:
    wet = Crawl().record("", "warcinfo", b"", content_type="application/warc-fields")
    wet.record(URL, "conversion", SAMPLE.encode(), content_type="text/plain")
    (page,) = read(wet.content)
    assert page == Record(SAMPLE.encode(), TEXT, url=URL, captured_at=CAPTURED_AT)


def test_wget() -> None:
    crawl = Crawl().response(f"<{URL}>", chunked(PAGE), [HTML_TYPE, ("Transfer-Encoding", "chunked")])
    crawl.record("metadata://gnu.org/software/wget/warc/wget.log", "resource", b"log", content_type="text/plain")
    crawl.record("http://www.lvhe.gov.cn/notice.txt", "resource", PAGE, content_type="text/plain")
    pages = read(crawl.content)
    assert [(page.url, page.content) for page in pages] == [(URL, PAGE), ("http://www.lvhe.gov.cn/notice.txt", PAGE)]


def test_a_browser_that_records(capsys: pytest.CaptureFixture[str]) -> None:
    crawl = Crawl().response(URL, *reversed(CODINGS["br"])).response(URL, status="304 Not Modified")
    crawl.record(f"urn:pageinfo:{URL}", "resource", b"{}", content_type="application/json")
    crawl.record(f"urn:text:{URL}", "resource", b"text", content_type="text/plain")
    crawl.record(URL, "revisit", b"", content_type="application/http; msgtype=response")
    (page,) = read(crawl.content)
    assert page.content == PAGE
    assert "1 revisit" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "pack", "source_format"),
    [
        ("crawl.warc", bytes, "warc"),
        ("crawl.warc.gz", gzip.compress, "warc"),
        ("crawl.warc.zst", zstandard.compress, "warc"),
        ("crawl.warc.wet.gz", gzip.compress, "wet"),
        ("crawl", bytes, "warc"),
    ],
)
def test_a_warc_is_told_by_its_first_bytes_and_a_wet_by_its_name(
    name: str, pack: Callable[[bytes], bytes], source_format: str, tmp_path: Path
) -> None:
    # As crawlers do, each record is packed by itself.
    (tmp_path / name).write_bytes(b"".join(pack(Crawl().response(f"{URL}?{number}").content) for number in range(3)))
    (source,) = walk(tmp_path)
    found = list(read_records(source))
    assert [(of, record.url) for of, record in found] == [(source_format, f"{URL}?{number}") for number in range(3)]


def test_an_error_page_is_no_page() -> None:
    for status in ("301 Moved", "403 Forbidden", "404 Not Found", "206 Partial Content", "500 Error", "503 Busy"):
        assert read(Crawl().response(URL, status=status).content) == []


def test_a_file_that_breaks_off_gives_what_came_before() -> None:
    whole = Crawl().response(URL).response(URL).content
    *before, last = read(whole[:-900])
    assert [page.content for page in before] == [PAGE]
    assert last.error_class == "truncated"
    assert last.content
    assert PAGE.startswith(last.content)
    assert "record 2 of crawl.warc breaks off" in str(last.reason)


@pytest.mark.parametrize("cut", [1, 10, 100, 400])
def test_a_file_cut_anywhere_is_told_of_or_whole(cut: int) -> None:
    whole = Crawl().response(URL).content
    found = read(whole[:-cut])
    assert found[0].content == PAGE or found[0].error_class == "truncated"


def test_what_is_no_warc_is_told_of() -> None:
    assert errors(b"\x00\x01 nothing of the kind") == ["malformed_warc"]
    one = Crawl().response(URL).content
    assert errors(one + b"junk between records\r\n\r\n" + one) == [None, "malformed_warc"]


def test_a_record_without_an_http_response_costs_no_other() -> None:
    crawl = Crawl().response(URL).response(URL).content
    assert errors(crawl.replace(b"HTTP/1.1 200 OK", b"no such status!", 1)) == ["malformed_http", None]


def test_a_page_without_a_body_is_told_of() -> None:
    assert errors(Crawl().response(URL, b"").content) == ["empty"]


def test_a_page_longer_than_any_page_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = Crawl().response(URL, CODINGS["gzip"][1], [HTML_TYPE, ("Content-Encoding", "gzip")]).response(URL).content
    monkeypatch.setattr(http_body, "LARGEST_PAGE", len(PAGE) - 1)
    monkeypatch.setattr(warc, "LARGEST_PAGE", len(PAGE) - 1)
    assert errors(bomb) == ["too_large", "too_large"]


def test_an_error_of_the_stream_is_not_taken_for_one_of_the_file() -> None:
    class Broken(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise ConnectionResetError("the other side is gone")

    with pytest.raises(ConnectionResetError):
        list(warc.read(Broken(), "crawl.warc"))
