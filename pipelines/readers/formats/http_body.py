"""The body of an HTTP response as a browser would have it: out of its chunks, decompressed."""

import re
from collections.abc import Callable, Sequence
from io import BytesIO

from fastwarc.stream_io import BrotliReader, GzipReader, WarcReader, ZstdReader

from pipelines.readers.records import LARGEST_PAGE

PIECE_BYTES = 4 * 1024
CHUNK_SIZE = re.compile(rb"\s*([0-9a-fA-F]{1,8})[^\r\n]*\r?\n")
# Deflate ought to come in a zlib frame, which begins so; some servers send it bare.
ZLIB_FRAME = b"\x78\x9c"

DECOMPRESSORS: dict[str, Callable[[BytesIO], WarcReader]] = {
    "gzip": GzipReader,
    "x-gzip": GzipReader,
    "br": BrotliReader,
    "zstd": ZstdReader,
    "deflate": lambda inner: GzipReader(_framed(inner), zlib=True),
}


def decoded_body(body: bytes, codings: Sequence[str]) -> bytes:
    """Undo the codings, which stand in the order in which they were applied.

    Crawlers often undo one and leave its header: a body that is not in it stays as it is. A body that breaks off goes
    as far as it goes; one that is longer than a page may be is cut behind that.
    """
    for coding in reversed(codings):
        if coding == "chunked":
            body = _unchunked(body)
        elif coding in DECOMPRESSORS:
            body = _decompressed(DECOMPRESSORS[coding](BytesIO(body))) or body
    return body


def _unchunked(body: bytes) -> bytes:
    joined, at = bytearray(), 0
    while size := CHUNK_SIZE.match(body, at):
        length = int(size[1], 16)
        at = size.end() + length
        joined += body[size.end() : at]
        if length == 0 or at >= len(body):
            return bytes(joined)
    return body


def _decompressed(reader: WarcReader) -> bytes:
    joined = bytearray()
    try:
        while len(joined) <= LARGEST_PAGE and (piece := reader.read(PIECE_BYTES)):
            joined += piece
    except OSError:
        # What came before the fault is what there is of the page.
        return bytes(joined)
    return bytes(joined)


def _framed(inner: BytesIO) -> BytesIO:
    bare = inner.getvalue()
    return inner if bare[:1] == ZLIB_FRAME[:1] else BytesIO(ZLIB_FRAME + bare)
