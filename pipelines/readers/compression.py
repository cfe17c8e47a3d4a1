"""The compression around a file: gzip, bzip2 and Zstandard, of any number of members, told by their first bytes."""

import bz2
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol, cast

import zstandard

from pipelines.readers.records import LARGEST_PAGE
from pipelines.readers.unpacking import PIECE_BYTES, BrokenStreamError, Unpacked, watched

# One around another, as of a file that a server packed again on its way.
MOST_LAYERS = 3
# Skippable frames, which hold no data of the file, may stand before the first frame.
ZSTD_MAGICS = (b"\x28\xb5\x2f\xfd", *(bytes([byte]) + b"\x2a\x4d\x18" for byte in range(0x50, 0x60)))


class Decompressor(Protocol):
    """What unpacks one member, in each of the libraries."""

    @property
    def eof(self) -> bool:
        """Whether the member is whole."""

    @property
    def unused_data(self) -> bytes:
        """What stands behind it."""

    def decompress(self, data: bytes, /) -> bytes:
        """Return what the next packed bytes unpack to."""


@dataclass(frozen=True)
class Compression:
    """One way of packing: how its members begin, and how some packed bytes of one are unpacked.

    `piece` packed bytes at a time, so few that they unpack to less than a page may hold, however dense they are.
    """

    name: str
    suffix: str
    magics: tuple[bytes, ...]
    decompressor: Callable[[], Decompressor]
    unpack: Callable[[Decompressor, bytes], Iterator[bytes]]
    piece: int


def decompressed(stream: io.BufferedReader, name: str) -> tuple[io.BufferedReader, str, list[Unpacked]]:
    """Return the stream and the name of what is packed, and the streams between, outermost first.

    Bytes that are not packed come as they are, whatever their name says.
    """
    layers: list[Unpacked] = []
    while (found := _compression(stream)) and len(layers) < MOST_LAYERS:
        layers.append(Unpacked(watched(_pieces(stream, found, name), name, LARGEST_PAGE)))
        stream, name = layers[-1].buffered(), name.removesuffix(found.suffix)
    suffixes = tuple(known.suffix for known in COMPRESSIONS)
    while name.lower().endswith(suffixes):
        name = name.rpartition(".")[0]
    return stream, name, layers


def _compression(stream: io.BufferedReader) -> Compression | None:
    head = stream.peek(4)[:4]
    return next((known for known in COMPRESSIONS if head.startswith(known.magics)), None)


def _pieces(stream: io.BufferedReader, known: Compression, name: str) -> Iterator[tuple[bytes, int]]:
    """Yield what the stream unpacks to, each piece with how much of the stream has been read."""
    packed = 0
    decompressor = None
    while data := stream.read(known.piece):
        packed += len(data)
        while data:
            decompressor = decompressor or known.decompressor()
            try:
                for piece in known.unpack(decompressor, data):
                    yield piece, packed
            except (zlib.error, zstandard.ZstdError, OSError) as error:
                reason = f"{name} is no {known.name} stream to its end, only in its first {packed} bytes: {error}"
                raise BrokenStreamError("malformed_compression", reason) from error
            data = decompressor.unused_data
            if decompressor.eof:
                # Files are padded with zeros to whole blocks of a tape.
                decompressor, data = None, data.lstrip(b"\0")
    if decompressor is not None:
        raise BrokenStreamError("truncated", f"{name} breaks off in the middle of its {known.name} stream")


def _at_once(decompressor: Decompressor, data: bytes) -> Iterator[bytes]:
    yield decompressor.decompress(data)


def _in_steps(decompressor: Decompressor, data: bytes) -> Iterator[bytes]:
    """Yield what comes of bzip2, of which a hundred bytes may become a hundred megabytes."""
    bounded = cast("bz2.BZ2Decompressor", decompressor)
    yield bounded.decompress(data, PIECE_BYTES)
    while not bounded.needs_input and not bounded.eof:
        yield bounded.decompress(b"", PIECE_BYTES)


COMPRESSIONS = (
    Compression("gzip", ".gz", (b"\x1f\x8b",), lambda: zlib.decompressobj(31), _at_once, 32 * 1024),
    Compression("bzip2", ".bz2", (b"BZh",), bz2.BZ2Decompressor, _in_steps, 32 * 1024),
    Compression("Zstandard", ".zst", ZSTD_MAGICS, lambda: zstandard.ZstdDecompressor().decompressobj(), _at_once, 1024),
)
