"""A raw folder on object storage: listed once, read as the same files on a disk are, its failures told plainly."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import polars as pl
import pytest
from botocore.exceptions import EndpointConnectionError
from moto.server import ThreadedMotoServer

from pipelines.readers import stored_objects
from pipelines.readers.bronze import capture, shards, take_stock
from pipelines.readers.inputs import walk
from pipelines.readers.reading import read_records
from pipelines.readers.stored_objects import StoredObject
from pipelines.settings import ROOT, SettingError, Settings
from tests.conftest import rows, run_job
from tests.readers.warc_files import PAGE, Crawl

PAGES = ROOT / "seeds" / "news"
URL = "s3://news/raw"
# What of each table does not tell when and in which run a page was seen.
STANDING = {
    "fact_capture": "page_id, source_path, source_format, record_no, bytes, status, reason, article_key",
    "fact_article": "* exclude (run_id)",
    "fact_figure": "* exclude (run_id)",
    "fact_mention": "* exclude (run_id)",
    "fact_quote": "* exclude (run_id)",
    "fact_line": "page_id, line_no, role, raw_text, text",
    "dim_person": "*",
    "dim_organization": "*",
    "ops.quarantine": "page_id, source_path, record_no, reason, error_class",
}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    started = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    started.start()
    host, port = started.get_host_and_port()
    yield f"http://{host}:{port}"
    started.stop()


@pytest.fixture
def bucket(server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A bucket `news` that holds nothing, and the settings under which a run reads it."""
    for name, value in {
        "ACCESS_KEY_ID": "a-key",
        "SECRET_ACCESS_KEY": "a-secret",
        "DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    monkeypatch.setenv("NEWS_RAW_OPTIONS", json.dumps({"endpoint_url": server}))
    storage = fsspec.filesystem("s3", endpoint_url=server)
    storage.mkdir("news")
    yield storage
    storage.rm("news", recursive=True)


def put(storage: Any, name: str, content: bytes) -> None:
    storage.pipe(f"news/raw/{name}", content)


def listed(raw: Path | str) -> list[tuple[str, int]]:
    return [(source.source_path, source.size) for source in walk(raw)]


def test_a_listing_tells_names_sizes_times_and_versions_and_reads_no_byte(
    bucket: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(bucket, "2024-05-01/b.txt", b"two")
    put(bucket, "2024-05-01/a.txt", b"one")
    monkeypatch.setattr(StoredObject, "open", pytest.fail)
    first, second = walk(URL)
    assert [first.source_path, second.source_path] == ["2024-05-01/a.txt", "2024-05-01/b.txt"]
    assert (first.size, first.error_class) == (3, None)
    assert first.modified_ns > 0
    assert first.version
    assert first.version != second.version


def test_hidden_and_half_written_objects_are_passed_over_as_on_a_disk(bucket: Any, tmp_path: Path) -> None:
    names = ["a.txt", ".hidden.txt", ".git/b.txt", "c.txt.part", "d.txt.tmp", "e.crdownload", "f.txt~", "deep/g.html"]
    for name in names:
        put(bucket, name, b"page")
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"page")
    bucket.touch("news/raw/marker/")
    assert listed(URL) == [("a.txt", 4), ("deep/g.html", 4)]
    assert sorted(listed(tmp_path)) == listed(URL)


def test_the_same_captures_as_from_a_disk(bucket: Any, tmp_path: Path) -> None:
    bucket.put(f"{PAGES}/", "news/raw/", recursive=True)
    here, there = tmp_path / "here", tmp_path / "there"
    assert capture(PAGES, here, "of the disk") == capture(URL, there, "of the bucket")
    columns = ["source_path", "source_format", "record_no", "page_id", "content", "bytes", "error_class"]
    frames = [captured(captures, columns) for captures in (here, there)]
    assert frames[0].equals(frames[1])


def captured(captures: Path, columns: list[str]) -> pl.DataFrame:
    return pl.concat([pl.read_parquet(shard) for shard in shards(captures)]).select(columns).sort("source_path")


def test_what_is_read_is_read_again_only_where_its_version_is_another(bucket: Any, tmp_path: Path) -> None:
    put(bucket, "a.txt", b"the first text")
    put(bucket, "b.txt", b"another text")
    assert capture(URL, tmp_path / "captures", "first") == (2, 0)
    assert take_stock(URL, tmp_path / "captures").new == []
    put(bucket, "a.txt", b"a second text!")
    assert [source.source_path for source in take_stock(URL, tmp_path / "captures").new] == ["a.txt"]


def test_a_long_object_is_read_in_blocks(bucket: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    crawl = Crawl()
    for number in range(40):
        crawl.response(f"http://www.lvhe.gov.cn/{number}.html", PAGE + b"<!-- %d -->" % number)
    put(bucket, "crawl.warc", crawl.content)
    monkeypatch.setattr(stored_objects, "BLOCK_BYTES", 16 * 1024)
    (source,) = walk(URL)
    found = [record for _, record in read_records(source)]
    assert [record.url for record in found] == [f"http://www.lvhe.gov.cn/{number}.html" for number in range(40)]
    assert all(record.error_class is None for record in found)


def test_a_run_fills_the_warehouse_as_from_a_disk(bucket: Any, sample_warehouse: Path, tmp_path: Path) -> None:
    bucket.put(f"{PAGES}/", "news/raw/", recursive=True)
    done = run_job(URL, tmp_path)
    assert done.returncode == 0, done.stderr
    for table, columns in STANDING.items():
        query = f"select {columns} from {table} order by all"
        assert rows(tmp_path, query) == rows(sample_warehouse, query), table
    assert "a-secret" not in done.stdout + done.stderr


def test_an_object_that_changes_is_left_for_the_next_run(bucket: Any, tmp_path: Path) -> None:
    put(bucket, "a.txt", b"before")
    (source,) = walk(URL)
    assert not source.has_changed()
    put(bucket, "a.txt", b"after!")
    assert source.has_changed()
    bucket.rm("news/raw/a.txt")
    assert source.has_changed()


def test_a_missing_bucket_is_told(bucket: Any) -> None:
    with pytest.raises(FileNotFoundError, match=r"s3://none/raw is not there: .*bucket.*; correct NEWS_RAW"):
        list(walk("s3://none/raw"))
    assert list(walk("s3://news/empty")) == []


def test_missing_credentials_are_told(server: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    # With other options, it is not the connection that the other tests have opened.
    monkeypatch.setenv("NEWS_RAW_OPTIONS", json.dumps({"endpoint_url": server, "use_ssl": False}))
    with pytest.raises(PermissionError, match=r"may not be read.*AWS_"):
        list(walk(URL))


def test_an_object_without_permission_is_set_aside_and_the_others_are_read(
    bucket: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    put(bucket, "a.txt", b"for nobody")
    put(bucket, "b.txt", b"for everybody")
    storage = next(walk(URL)).filesystem
    for method in ("cat_file", "info"):
        monkeypatch.setattr(storage, method, denied("a.txt", getattr(storage, method)))
    assert capture(URL, tmp_path / "captures", "first") == (2, 0)
    found = captured(tmp_path / "captures", ["source_path", "error_class", "reason"]).rows()
    assert [row[:2] for row in found] == [("a.txt", "unreadable"), ("b.txt", None)]
    assert "AWS_" in found[0][2]


def denied(name: str, real: Any) -> Any:
    def asked(key: str, **options: object) -> Any:
        if key.endswith(name):
            raise PermissionError("Access Denied")
        return real(key, **options)

    return asked


@pytest.mark.parametrize("method", ["cat_file", "info"])
def test_a_network_that_is_gone_fails_the_step_and_sets_no_page_aside(
    bucket: Any, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    def gone(*_: object, **__: object) -> None:
        raise EndpointConnectionError(endpoint_url="http://127.0.0.1:9")

    put(bucket, "a.txt", b"page")
    (source,) = walk(URL)
    monkeypatch.setattr(source.filesystem, method, gone)
    with pytest.raises(ConnectionError, match=r"a\.txt cannot be reached"):
        list(read_records(source)) if method == "cat_file" else source.has_changed()


def test_any_url_that_fsspec_knows_is_a_raw_folder() -> None:
    storage = fsspec.filesystem("memory")
    storage.pipe("/raw/2024/a.txt", b"page")
    assert listed("memory://raw") == [("2024/a.txt", 4)]
    assert [record.content for _, record in read_records(next(walk("memory://raw")))] == [b"page"]


@pytest.mark.parametrize("url", ["nosuch://bucket/raw", "gs://bucket/raw"])
def test_a_url_without_a_library_is_told(url: str) -> None:
    with pytest.raises(SettingError, match=f"NEWS_RAW is {url}: "):
        list(walk(url))


@pytest.mark.parametrize("options", ['{"secret": "a-secret"', '["a-secret"]', '"a-secret"'])
def test_options_that_are_no_object_are_told_without_repeating_them(
    options: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWS_RAW_OPTIONS", options)
    with pytest.raises(SettingError, match="NEWS_RAW_OPTIONS is no JSON object") as told:
        list(walk("memory://raw"))
    assert "a-secret" not in str(told.value)


def test_a_setting_is_a_url_or_a_folder() -> None:
    assert Settings.of("s3://news/raw", "warehouse").raw == "s3://news/raw"
    assert Settings.of("file:///srv/raw", "warehouse").raw == Path("/srv/raw")
    assert Settings.of("seeds/news", "warehouse").raw == PAGES
