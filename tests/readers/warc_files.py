"""WARC files as crawlers write them, made of the sample pages."""

import gzip
import zlib
from collections.abc import Iterable
from io import BytesIO

import brotli
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.conftest import ROOT

SAMPLE = (ROOT / "seeds" / "clean" / "chengdu.html").read_text(encoding="utf-8")
PAGE = SAMPLE.encode()
DATE = "2024-05-01T02:03:04Z"
HTML_TYPE = ("Content-Type", "text/html; charset=utf-8")

Headers = list[tuple[str, str]]


class Crawl:
    """A WARC under way; every record is of the same instant, 2024-05-01 02:03:04 UTC."""

    def __init__(self) -> None:
        self.file = BytesIO()
        self._writer = WARCWriter(self.file, gzip=False)

    def response(
        self,
        url: str,
        body: bytes = PAGE,
        headers: Iterable[tuple[str, str]] = (HTML_TYPE,),
        status: str = "200 OK",
        **warc: str,
    ) -> "Crawl":
        http = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1")
        return self.record(url, "response", body, http, **warc)

    def record(
        self,
        url: str,
        kind: str,
        body: bytes,
        http: StatusAndHeaders | None = None,
        content_type: str | None = None,
        **warc: str,
    ) -> "Crawl":
        named = {"WARC-Date": DATE} | {name.replace("_", "-"): value for name, value in warc.items()}
        record = self._writer.create_warc_record(
            url,
            kind,
            payload=BytesIO(body),
            http_headers=http,
            warc_headers_dict=named,
            warc_content_type=content_type or "",
        )
        self._writer.write_record(record)
        return self

    @property
    def content(self) -> bytes:
        return self.file.getvalue()


def chunked(body: bytes, size: int = 700) -> bytes:
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def bare_deflate(body: bytes) -> bytes:
    packed = zlib.compressobj(wbits=-15)
    return packed.compress(body) + packed.flush()


# What a body is sent in, by the headers that say so.
CODINGS: dict[str, tuple[Headers, bytes]] = {
    "as it is": ([], PAGE),
    "chunked": ([("Transfer-Encoding", "chunked")], chunked(PAGE)),
    "gzip": ([("Content-Encoding", "gzip")], gzip.compress(PAGE)),
    "br": ([("Content-Encoding", "br")], brotli.compress(PAGE)),
    "zstd": ([("Content-Encoding", "zstd")], zstandard.compress(PAGE)),
    "deflate": ([("Content-Encoding", "deflate")], zlib.compress(PAGE)),
    "bare deflate": ([("Content-Encoding", "deflate")], bare_deflate(PAGE)),
    "gzip, chunked": ([("Content-Encoding", "GZIP"), ("Transfer-Encoding", "chunked")], chunked(gzip.compress(PAGE))),
    "gzip, then br": ([("Content-Encoding", "gzip, br")], brotli.compress(gzip.compress(PAGE))),
    "undone by the crawler": ([("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")], PAGE),
    "an unknown coding": ([("Content-Encoding", "identity")], PAGE),
}
