"""ZIP archives: each member is a file of its own, those that only harm could come of refused unread."""

import errno
import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath
from typing import IO, cast

from pipelines.readers.records import Record, refused
from pipelines.readers.unpacking import PIECE_BYTES, BrokenStreamError, Unpacked, watched

# Of each member: an archive may hold very many.
UNWATCHED_BYTES = 1024 * 1024
IS_ENCRYPTED, IS_UTF8 = 0x1, 0x800
# As zipfile reads a name that is not marked as UTF-8.
UNMARKED = "cp437"
# About 500,000 files, of which a list takes some 900 MB when it is read.
LONGEST_LIST = 40 * 1024 * 1024
# Where an archive says how long its list is: behind which mark, at which place, in how many bytes; as ZIP and as ZIP64.
LENGTH_OF_LIST = ((b"PK\x05\x06", 12, 4), (b"PK\x06\x06", 40, 8))
UNSTATED = 0xFFFFFFFF
# The longest comment at an archive's end, and what stands around it.
END_BYTES = 66 * 1024
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)

# A member's name with its stream, or with its refusal.
Member = tuple[str, Unpacked | Record]


def members(file: IO[bytes], name: str) -> Iterator[Member]:
    """Yield the archive's files in its order. Raises BrokenStreamError where it has no readable list of them."""
    if _length_of_list(file) > LONGEST_LIST:
        raise BrokenStreamError("bomb", f"{name} lists more files than fit in memory; pack its pages in several")
    try:
        archive = zipfile.ZipFile(file)
    except (*BROKEN, OSError) as error:
        _raise_failure_of_storage(error)
        raise BrokenStreamError("malformed_archive", f"{name} is no whole ZIP archive: {error}") from error
    with archive:
        if sum(info.compress_size for info in archive.infolist()) > file.seek(0, io.SEEK_END):
            raise BrokenStreamError("bomb", f"the files in {name} overlap, so that they unpack to more than it holds")
        charset = _charset(archive)
        for info in archive.infolist():
            member = _member_name(info, charset)
            if not info.is_dir() and not _is_litter(member):
                yield (
                    member,
                    _refusal(info, member)
                    or Unpacked(watched(_pieces(archive, info, member), member, UNWATCHED_BYTES)),
                )


def _length_of_list(file: IO[bytes]) -> int:
    """Return how many bytes the archive's list of its files is, as its end tells; it is read as a whole."""
    file.seek(max(0, file.seek(0, io.SEEK_END) - END_BYTES))
    end = file.read()
    places = [(end.rfind(mark), at, length) for mark, at, length in LENGTH_OF_LIST]
    told = [int.from_bytes(end[start + at :][:length], "little") for start, at, length in places if start >= 0]
    # A ZIP64 archive says so in its other place.
    return max((length for length in told if length != UNSTATED), default=0)


def _charset(archive: zipfile.ZipFile) -> str:
    """Return the charset of all names that are not marked: two bytes of GBK may pass for UTF-8, many do not."""
    try:
        b"\n".join(filter(None, map(_unmarked_name, archive.infolist()))).decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def _member_name(info: zipfile.ZipInfo, charset: str) -> str:
    """Return the member's name, in the archive's charset where it is not marked as UTF-8."""
    written = _unmarked_name(info)
    try:
        return written.decode(charset) if written else info.filename
    except UnicodeDecodeError:
        return info.filename


def _unmarked_name(info: zipfile.ZipInfo) -> bytes | None:
    """Return the bytes of a name that is not marked as UTF-8, None where it is, or cannot be told from one."""
    try:
        return None if info.flag_bits & IS_UTF8 else info.orig_filename.encode(UNMARKED)
    except UnicodeEncodeError:
        return None


def _refusal(info: zipfile.ZipInfo, member: str) -> Record | None:
    parts = (*PurePosixPath(member).parts, *PureWindowsPath(member).parts)
    if ".." in parts or member.startswith(("/", "\\")) or PureWindowsPath(member).drive or "\0" in member:
        return refused("unsafe_name", f"the archive holds {member!r}, a name that leads out of it")
    mode = info.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
        return refused("not_a_file", f"the archive holds {member!r} as a link or a device, not as a regular file")
    if info.flag_bits & IS_ENCRYPTED:
        return refused("encrypted", f"{member!r} in the archive is encrypted; unpack it with its password first")
    return None


def _pieces(archive: zipfile.ZipFile, info: zipfile.ZipInfo, member: str) -> Iterator[tuple[bytes, int]]:
    try:
        with archive.open(info) as file:
            while piece := cast("zipfile.ZipExtFile", file).read1(PIECE_BYTES):
                yield piece, info.compress_size
    except (*BROKEN, OSError) as error:
        _raise_failure_of_storage(error)
        is_cut = isinstance(error, EOFError)
        error_class, words = ("truncated", "breaks off") if is_cut else ("malformed_archive", f"is damaged: {error}")
        raise BrokenStreamError(error_class, f"{member!r} in the archive {words}") from error


def _raise_failure_of_storage(error: Exception) -> None:
    """Raise the error again unless it is the archive's own: a list that leads to a place before the file begins."""
    if isinstance(error, OSError) and error.errno != errno.EINVAL:
        raise error


def _is_litter(member: str) -> bool:
    """Tell what macOS and editors leave in archives, hidden as such files are in the raw folder."""
    return any(part.startswith(".") and part != ".." for part in PurePosixPath(member).parts) or member.startswith(
        "__MACOSX/"
    )
