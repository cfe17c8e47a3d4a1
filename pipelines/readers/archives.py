"""ZIP archives: each member is a file of its own, those that only harm could come of refused unread."""

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
# A million pages; what lists more is made to exhaust its reader.
MOST_MEMBERS = 1_000_000
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)

# A member's name with its stream, or with its refusal.
Member = tuple[str, Unpacked | Record]


def members(file: IO[bytes], name: str) -> Iterator[Member]:
    """Yield the archive's files in its order. Raises BrokenStreamError where it has no readable list of them."""
    try:
        archive = zipfile.ZipFile(file)
    except BROKEN as error:
        raise BrokenStreamError("malformed_archive", f"{name} is no whole ZIP archive: {error}") from error
    with archive:
        if len(archive.infolist()) > MOST_MEMBERS:
            raise BrokenStreamError("bomb", f"{name} lists more than {MOST_MEMBERS:,} files")
        if sum(info.compress_size for info in archive.infolist()) > file.seek(0, io.SEEK_END):
            raise BrokenStreamError("bomb", f"the files in {name} overlap, so that they unpack to more than it holds")
        for info in archive.infolist():
            member = member_name(info)
            if not info.is_dir() and not _is_litter(member):
                yield (
                    member,
                    _refusal(info, member)
                    or Unpacked(watched(_pieces(archive, info, member), member, UNWATCHED_BYTES)),
                )


def member_name(info: zipfile.ZipInfo) -> str:
    """Return the member's name; one that is not marked as UTF-8 is in the charset of the machine that packed it."""
    if info.flag_bits & IS_UTF8:
        return info.filename
    try:
        written = info.orig_filename.encode(UNMARKED)
    except UnicodeEncodeError:
        return info.filename
    for charset in ("utf-8", "gb18030"):
        try:
            return written.decode(charset)
        except UnicodeDecodeError:
            continue
    return info.filename


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
    except BROKEN as error:
        is_cut = isinstance(error, EOFError)
        error_class, words = ("truncated", "breaks off") if is_cut else ("malformed_archive", f"is damaged: {error}")
        raise BrokenStreamError(error_class, f"{member!r} in the archive {words}") from error


def _is_litter(member: str) -> bool:
    """Tell what macOS and editors leave in archives, hidden as such files are in the raw folder."""
    return any(part.startswith(".") and part != ".." for part in PurePosixPath(member).parts) or member.startswith(
        "__MACOSX/"
    )
