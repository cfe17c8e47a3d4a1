"""Which column holds what, under the names that published sets of pages give their columns."""

from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from pipelines.readers.formats.rows import instant
from pipelines.readers.records import Record
from pipelines.settings import SettingError, page_columns
from tests.readers.files import PROSE, classes, lines, read

URL, TITLE, DAY = "https://news.lvhe.cn/1", "水渠通到田头", "2024-05-06"
CAPTURED = datetime(2024, 5, 6, 2, 30, tzinfo=UTC)
ROWS = {
    "C4": {"text": PROSE, "timestamp": "2024-05-06T02:30:00Z", "url": URL},
    "CulturaX": {"text": PROSE, "timestamp": "2024-05-06T02:30:00Z", "url": URL, "source": "mC4"},
    "FineWeb": {"text": PROSE, "dump": "CC-MAIN-2024-22", "url": URL, "date": "2024-05-06T02:30:00Z"},
    "datatrove": {"text": PROSE, "metadata": {"url": URL, "dump": "CC-MAIN-2024-22", "date": "2024-05-06T02:30:00Z"}},
    "OSCAR": {"content": PROSE, "warc_headers": {"warc-target-uri": URL, "warc-date": "2024-05-06T02:30:00Z"}},
    "a crawler's": {"content": PROSE, "url": URL, "crawled_at": 1714962600},
    "采集器": {"正文": PROSE, "网址": URL, "采集时间": "20240506023000"},
}
NEWS = {
    "CC-News": {"text": PROSE, "title": TITLE, "date": DAY, "url": URL},
    "news-please": {"maintext": PROSE, "title": TITLE, "date_publish": DAY, "url": URL, "authors": []},
    "newspaper": {"text": PROSE, "title": TITLE, "publish_date": DAY, "url": URL, "top_image": "a.png"},
    "trafilatura": {
        "raw_text": "x",
        "text": PROSE,
        "title": TITLE,
        "date": DAY,
        "source": URL,
        "source-hostname": "绿河",
    },
    "中文": {"标题": TITLE, "内容": PROSE, "发布时间": DAY, "链接": URL},
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_page_of_a_crawl_has_its_address_and_time(tmp_path: Path, row: dict[str, object]) -> None:
    page = Record(PROSE.encode(), "text/plain", url=URL, captured_at=CAPTURED)
    assert read(tmp_path, "a.jsonl", lines(row)) == [("jsonl", page)]


@pytest.mark.parametrize("row", NEWS.values(), ids=NEWS)
def test_an_article_has_its_title_and_day(tmp_path: Path, row: dict[str, object]) -> None:
    ((_, record),) = read(tmp_path, "a.jsonl", lines(row))
    assert (record.content, record.title, record.published, record.url) == (PROSE.encode(), TITLE, DAY, URL)


def test_html_stands_before_the_text_that_was_taken_from_it(tmp_path: Path) -> None:
    ((_, record),) = read(tmp_path, "a.jsonl", lines({"text": PROSE, "html": f"<p>{PROSE}</p>"}))
    assert (record.media_type, record.content) == ("text/html", f"<p>{PROSE}</p>".encode())


def test_the_same_columns_in_parquet(tmp_path: Path) -> None:
    table = pl.DataFrame([{"正文": PROSE, "meta": {"url": URL, "n": 1}, "作者": ["甲", "乙"]}, {"正文": " "}])
    table.write_parquet(tmp_path / "made")
    found = read(tmp_path, "a.parquet", (tmp_path / "made").read_bytes())
    page = ("parquet", Record(PROSE.encode(), "text/plain", url=URL, author="甲 乙"))
    assert found[:1] == [page]
    assert classes(found) == [None, "empty"] * 2


@pytest.mark.parametrize("name", ["a.jsonl", "a.parquet"])
def test_a_file_without_a_text_column_is_one_refusal_that_names_its_columns(tmp_path: Path, name: str) -> None:
    content = lines(*[{"story": PROSE, "n": 1}] * 200)
    if name == "a.parquet":
        pl.read_ndjson(content).write_parquet(tmp_path / "a.parquet")
        content = (tmp_path / "a.parquet").read_bytes()
    ((_, record),) = read(tmp_path, name, content)
    assert record.error_class == "no_text_column"
    assert "n, story" in str(record.reason)
    assert "NEWS_COLUMNS" in str(record.reason)


def test_columns_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWS_COLUMNS", "text=story, title=kicker")
    ((_, record),) = read(tmp_path, "a.jsonl", lines({"story": PROSE, "text": "x", "kicker": TITLE, "title": "y"}))
    assert (record.content, record.title) == (PROSE.encode(), TITLE)


def test_a_named_column_that_no_row_has_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWS_COLUMNS", "text=stroy, title=kicker")
    ((_, record),) = read(tmp_path, "a.jsonl", lines({"story": PROSE, "text": "x", "kicker": TITLE}))
    assert "NEWS_COLUMNS names stroy" in str(record.reason)


def test_a_named_column_that_a_file_without_known_ones_lacks_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWS_COLUMNS", "text=stroy")
    ((_, record),) = read(tmp_path, "a.jsonl", lines({"story": PROSE}))
    assert "NEWS_COLUMNS names stroy" in str(record.reason)


def test_a_feed_that_has_none_of_the_named_columns_is_read_by_the_usual_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWS_COLUMNS", "text=story, title=kicker")
    ((_, record),) = read(tmp_path, "a.jsonl", lines({"text": PROSE, "title": TITLE}))
    assert (record.content, record.title) == (PROSE.encode(), TITLE)


@pytest.mark.parametrize("written", ["text", "body=story", "text="])
def test_a_setting_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("NEWS_COLUMNS", written)
    with pytest.raises(SettingError, match="text=content"):
        page_columns()


@pytest.mark.parametrize(
    "written", ["2024-05-06T02:30:00Z", "2024-05-06 10:30:00+08:00", "2024-05-06 02:30:00", 1714962600, 1714962600000]
)
def test_a_time_as_crawlers_write_it(written: object) -> None:
    assert instant(written) == CAPTURED


@pytest.mark.parametrize("written", ["gestern", "", None, True, 5, [1], "9" * 400, float("nan"), "20240506"])
def test_what_is_no_time_of_capture(written: object) -> None:
    assert instant(written) in (None, datetime(2024, 5, 6, tzinfo=UTC))
