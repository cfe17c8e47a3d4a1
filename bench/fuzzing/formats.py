"""Pages put into files of every format that is read, and how each is packed."""

import bz2
import gzip
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

import polars as pl
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

Pages = list[str]
LOCAL_HEADER = 30
RECORD_END = b"\r\n\r\n"
URL = "https://news.example.cn/{}.html"


@dataclass(frozen=True)
class Made:
    """One file: its bytes, its pages as they are to come out of it, and where harm to one of them harms no other.

    Where those bytes may be others, there must be as many of them, save in a file of lines.
    """

    content: bytes
    pages: tuple[bytes, ...]
    apart: tuple[tuple[int, int], ...] = ()


def one_text(pages: Pages) -> Made:
    """Return a text file of the first page."""
    return Made(pages[0].encode(), (pages[0].encode(),))


def one_html(pages: Pages) -> Made:
    """Return an HTML file of the first page."""
    return Made(_html(pages[0]).encode(), (_html(pages[0]).encode(),))


def json_lines(pages: Pages) -> Made:
    """Return a line of JSON for each page."""
    lines = [json.dumps(_row(number, page), ensure_ascii=False).encode() for number, page in enumerate(pages)]
    ends = list(accumulate(len(line) + 1 for line in lines))
    apart = [(end - 1 - len(line), end - 1) for line, end in zip(lines, ends, strict=True)]
    return Made(b"".join(line + b"\n" for line in lines), _texts(pages), tuple(apart))


def json_document(pages: Pages) -> Made:
    """Return one JSON array of the pages."""
    rows = [_row(number, page) for number, page in enumerate(pages)]
    return Made(json.dumps(rows).encode(), _texts(pages))


def parquet(pages: Pages) -> Made:
    """Return a Parquet file with a row for each page."""
    file = io.BytesIO()
    pl.DataFrame([_row(number, page) for number, page in enumerate(pages)]).write_parquet(file)
    return Made(file.getvalue(), _texts(pages))


def zip_archive(pages: Pages) -> Made:
    """Return a ZIP archive of a text file for each page."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, page in enumerate(pages):
            archive.writestr(f"2026/{number}.txt", page)
        starts = [info.header_offset + LOCAL_HEADER + len(info.filename) for info in archive.infolist()]
        sizes = [info.compress_size for info in archive.infolist()]
    apart = tuple((start, start + size) for start, size in zip(starts, sizes, strict=True))
    return Made(file.getvalue(), _texts(pages), apart)


def warc(pages: Pages) -> Made:
    """Return a WARC file of a response for each page."""
    bodies = tuple(_html(page).encode() for page in pages)
    return _archived([_record(number, "response", body, packed=False) for number, body in enumerate(bodies)], bodies)


def packed_warc(pages: Pages) -> Made:
    """Return a WARC file of a gzip member for each page."""
    bodies = tuple(_html(page).encode() for page in pages)
    records = [_record(number, "response", body, packed=True) for number, body in enumerate(bodies)]
    return Made(b"".join(records), bodies)


def wet(pages: Pages) -> Made:
    """Return a WET file of a conversion for each page."""
    bodies = _texts(pages)
    return _archived([_record(number, "conversion", body, packed=False) for number, body in enumerate(bodies)], bodies)


def _record(number: int, kind: str, body: bytes, *, packed: bool) -> bytes:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    html = "text/html; charset=utf-8"
    headers = StatusAndHeaders("200 OK", [("Content-Type", html)], protocol="HTTP/1.1") if kind == "response" else None
    record = writer.create_warc_record(
        URL.format(number),
        kind,
        payload=io.BytesIO(body),
        http_headers=headers,
        warc_content_type="" if headers else "text/plain",
    )
    writer.write_record(record)
    return file.getvalue()


def _archived(records: list[bytes], bodies: tuple[bytes, ...]) -> Made:
    ends = list(accumulate(map(len, records)))
    apart = [(end - len(RECORD_END) - len(body), end - len(RECORD_END)) for body, end in zip(bodies, ends, strict=True)]
    return Made(b"".join(records), bodies, tuple(apart))


def _packed(make: Callable[[Pages], Made], pack: Callable[[bytes], bytes]) -> Callable[[Pages], Made]:
    def make_packed(pages: Pages) -> Made:
        made = make(pages)
        return Made(pack(made.content), made.pages)

    return make_packed


# By the suffix of the file.
FORMATS: dict[str, Callable[[Pages], Made]] = {
    ".txt": one_text,
    ".html": one_html,
    ".jsonl": json_lines,
    ".json": json_document,
    ".parquet": parquet,
    ".zip": zip_archive,
    ".warc": warc,
    ".warc.gz": packed_warc,
    ".warc.wet": wet,
    ".txt.gz": _packed(one_text, gzip.compress),
    ".html.zst": _packed(one_html, zstandard.compress),
    ".jsonl.gz": _packed(json_lines, gzip.compress),
    ".jsonl.zst": _packed(json_lines, zstandard.compress),
    ".jsonl.bz2": _packed(json_lines, bz2.compress),
    ".parquet.gz": _packed(parquet, gzip.compress),
    ".warc.zst": _packed(warc, zstandard.compress),
}


def _html(page: str) -> str:
    title, *paragraphs = [line for line in page.split("\n") if line.strip()] or [""]
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return f"<html><head><meta charset=utf-8><title>{title}</title></head><body><h1>{title}</h1>\n{body}</body></html>"


def _row(number: int, page: str) -> dict[str, str]:
    return {"url": URL.format(number), "title": page.split("\n", 1)[0], "text": page}


def _texts(pages: Pages) -> tuple[bytes, ...]:
    return tuple(page.encode() for page in pages)
