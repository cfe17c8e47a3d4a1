"""A stream of bytes that are unpacked piece by piece; where they break off or swell, it ends early and says why."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PIECE_BYTES = 1024 * 1024
# To make a larger one for each file of an archive takes longer than to read the file.
BUFFER_BYTES = 64 * 1024
# A bomb unpacks to more than this many times its size; pages of news do to 3 to 40 times.
MOST_SWELLING = 250


class BrokenStreamError(Exception):
    """What is packed can't be unpacked further; `error_class` and the reason are what quarantine says."""

    def __init__(self, error_class: str, reason: str) -> None:
        super().__init__(reason)
        self.error_class = error_class


class Unpacked(io.RawIOBase):
    """The bytes of `pieces` as a stream; `failure` tells, at its end, why it ends before the pieces do."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        """Take the pieces, which may end in a BrokenStreamError."""
        self._pieces = pieces
        self._rest = memoryview(b"")
        self.failure: BrokenStreamError | None = None

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill the buffer with the next bytes; 0 at the end."""
        target = memoryview(buffer).cast("B")
        try:
            while not self._rest:
                self._rest = memoryview(next(self._pieces))
        except StopIteration:
            return 0
        except BrokenStreamError as error:
            self.failure = error
            return 0
        count = min(len(target), len(self._rest))
        target[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count

    def buffered(self) -> io.BufferedReader:
        """Return the stream with a buffer, to look ahead in and to read lines of."""
        return io.BufferedReader(self, BUFFER_BYTES)


def watched(pieces: Iterator[tuple[bytes, int]], name: str, unwatched_bytes: int) -> Iterator[bytes]:
    """Yield the pieces, each given with the packed bytes read so far, while they are no bomb.

    So many bytes as `unwatched_bytes` may come of anything: what repeats itself packs well.
    """
    unpacked = 0
    for piece, packed in pieces:
        unpacked += len(piece)
        if unpacked > unwatched_bytes and unpacked > MOST_SWELLING * packed:
            reason = f"{name} unpacks to more than {MOST_SWELLING} times its size; unpack it by hand if that is right"
            raise BrokenStreamError("bomb", reason)
        yield piece
