"""Files of pages in every format: each takes batches of pages and is closed behind the last."""

import string
import uuid
from collections.abc import Callable
from functools import cache
from html import escape
from pathlib import Path
from typing import Protocol

import polars as pl
import pyarrow.parquet as pq

from bench.synthetic.corpus import Corpus
from bench.synthetic.vocabulary import HERE

PAGES_A_FILE, FILES_A_FOLDER = 10_000, 1_000
RESPONSE = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
RECORD = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{id}>\r\nWARC-Date: {captured_at}\r\n"
    "WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n"
)


class PageFile(Protocol):
    """One place that pages are written to."""

    def add(self, pages: pl.DataFrame) -> None:
        """Write the next pages: page_id, url, captured_at, and text or html."""

    def close(self) -> None:
        """Write what is left to write."""


class JsonLines:
    """A page a line."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("wb")

    def add(self, pages: pl.DataFrame) -> None:
        """Write the next pages."""
        pages.write_ndjson(self.file)

    def close(self) -> None:
        """End the file."""
        self.file.close()


class Parquet:
    """A page a row, a group of rows for each batch; any frames of one schema go in."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.writer: pq.ParquetWriter | None = None

    def add(self, pages: pl.DataFrame) -> None:
        """Write the next rows."""
        table = pages.to_arrow()
        self.writer = self.writer or pq.ParquetWriter(self.path, table.schema, compression="zstd")
        self.writer.write_table(table)

    def close(self) -> None:
        """Write the footer."""
        if self.writer:
            self.writer.close()


class Warc:
    """A response a page."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("wb")

    def add(self, pages: pl.DataFrame) -> None:
        """Write the next pages."""
        for page, url, captured_at, html in pages.iter_rows():
            body = (RESPONSE + html).encode()
            named = uuid.uuid5(uuid.NAMESPACE_URL, page)
            head = RECORD.format(id=named, captured_at=captured_at, url=url, length=len(body))
            self.file.write(head.encode() + body + b"\r\n\r\n")

    def close(self) -> None:
        """End the file."""
        self.file.close()


class SinglePages:
    """A file a page, under the page's name."""

    def __init__(self, folder: Path, suffix: str) -> None:
        self.folder = folder
        self.suffix = suffix
        self.written = 0

    def add(self, pages: pl.DataFrame) -> None:
        """Write the next pages."""
        for page, _, _, text in pages.iter_rows():
            folder = self.folder / f"{self.written // FILES_A_FOLDER:04d}"
            if self.written % FILES_A_FOLDER == 0:
                folder.mkdir()
            (folder / f"{page}{self.suffix}").write_text(text, encoding="utf-8", newline="")
            self.written += 1

    def close(self) -> None:
        """Every page is written already."""


class Folder:
    """A folder of files of so many pages each."""

    def __init__(self, folder: Path, suffix: str) -> None:
        self.folder = folder
        self.suffix = suffix
        self.written = 0
        self.file: PageFile | None = None

    def add(self, pages: pl.DataFrame) -> None:
        """Write the next pages, into the next file where this one is full."""
        if self.written % PAGES_A_FILE == 0:
            self.close()
            self.file = FILES[self.suffix](self.folder / f"pages-{self.written:08d}{self.suffix}")
        if self.file:
            self.file.add(pages)
        self.written += pages.height

    def close(self) -> None:
        """Close the last file."""
        if self.file:
            self.file.close()


FILES: dict[str, Callable[[Path], PageFile]] = {".jsonl": JsonLines, ".parquet": Parquet, ".warc": Warc}
SUFFIXES = {"text": ".txt", "html": ".html", "jsonl": ".jsonl", "parquet": ".parquet", "warc": ".warc"}
ALWAYS_HTML = {"html", "warc"}


def open_output(place: Path, file_format: str) -> PageFile:
    """Open one file where the place is named like one of this format, else a folder of files."""
    suffix = SUFFIXES[file_format]
    if place.suffix == suffix and suffix in FILES:
        place.parent.mkdir(parents=True, exist_ok=True)
        return FILES[suffix](place)
    place.mkdir(parents=True, exist_ok=True)
    return Folder(place, suffix) if suffix in FILES else SinglePages(place, suffix)


def records(corpus: Corpus, *, as_html: bool) -> pl.DataFrame:
    """Return page_id, url, captured_at, and each page's text, or its HTML. An update is captured a day later."""
    day = pl.col("published_on").str.to_date() + pl.duration(days=(pl.col("kind") == "update").cast(pl.Int8))
    described = corpus.editions.select("page_id", "url", captured_at=day.dt.strftime("%Y-%m-%dT12:00:00Z"))
    if not as_html:
        return described.with_columns(text=corpus.pages["raw_text"])
    pages = zip(corpus.pages["raw_text"], corpus.editions["site"], strict=True)
    return described.with_columns(html=pl.Series([_html(text, site) for text, site in pages], dtype=pl.String))


def _html(text: str, site: str) -> str:
    lines = [escape(line, quote=False) for line in text.split("\n") if line]
    article = "\n".join([f"<p>{line}</p>" for line in lines])
    return _site().substitute(title=lines[0], site=site, article=article)


@cache
def _site() -> string.Template:
    return string.Template((HERE / "site.html").read_text(encoding="utf-8"))
