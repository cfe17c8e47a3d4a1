"""A raw folder on this machine. Links out of it, pipes and devices are refused; links to folders are not followed."""

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pipelines.readers.inputs import Input, is_passed_over


@dataclass(frozen=True, kw_only=True)
class LocalFile(Input):
    """A file of the raw folder."""

    path: Path

    def open(self) -> BinaryIO:
        """Open the bytes for reading. Raises OSError, also where a pipe or a device has taken the file's place."""
        # To open a pipe would wait for whoever writes into it.
        opened = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        if not stat.S_ISREG(os.fstat(opened).st_mode):
            os.close(opened)
            raise OSError(errno.EINVAL, "not a regular file any more", str(self.path))
        return os.fdopen(opened, "rb")

    def has_changed(self) -> bool:
        """Tell whether the file is another, or gone, since it was listed."""
        try:
            status = self.path.stat()
        except OSError:
            return True
        return (status.st_size, status.st_mtime_ns) != (self.size, self.modified_ns)


def walk_files(raw: Path) -> Iterator[Input]:
    """Yield every file under `raw`. Raises NotADirectoryError when it is not a folder that can be listed."""
    if not raw.is_dir():
        raise NotADirectoryError(f"the raw folder {raw} does not exist or is not a folder; set NEWS_RAW to one that is")
    unlisted: list[OSError] = []
    for folder, subfolders, names in os.walk(raw, onerror=unlisted.append):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        linked = [name for name in subfolders if (Path(folder) / name).is_symlink()]
        for name in sorted(names + linked):
            if not is_passed_over(name):
                yield _inspect(raw, Path(folder) / name)
    for error in unlisted:
        yield _refused(raw, Path(error.filename), "unreadable", f"the folder cannot be listed: {error.strerror}")


def _inspect(raw: Path, path: Path) -> Input:
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(raw.resolve()):
            return _refused(raw, path, "link_outside", "a symbolic link out of the raw folder; copy the file in")
    except RuntimeError:
        return _refused(raw, path, "unreadable", "a symbolic link that leads back to itself; take it away")
    try:
        status = path.stat()
    except OSError as error:
        return _refused(raw, path, "unreadable", f"the file cannot be read: {error.strerror}")
    if not stat.S_ISREG(status.st_mode):
        return _refused(raw, path, "not_a_file", "not a regular file but a pipe, a device, a socket or a linked folder")
    return LocalFile(path=path, source_path=_printable(raw, path), size=status.st_size, modified_ns=status.st_mtime_ns)


def _refused(raw: Path, path: Path, error_class: str, reason: str) -> Input:
    name = _printable(raw, path)
    return LocalFile(path=path, source_path=name, size=0, modified_ns=0, error_class=error_class, reason=reason)


def _printable(raw: Path, path: Path) -> str:
    """Show bytes of a name that are not UTF-8 as escapes, so that the path can be stored as text."""
    return os.fsencode(path.relative_to(raw)).decode("utf-8", "backslashreplace")
