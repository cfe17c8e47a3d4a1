"""Walk the raw folder: every entry in it becomes an input to read, or one refused with a reason."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO


@dataclass(frozen=True)
class Input:
    """One entry of the raw folder; `error_class` and `reason` are set where it is refused unread."""

    path: Path
    source_path: str
    size: int
    modified_ns: int
    # What the storage calls this state of the file, where it tells more than size and time do.
    version: str | None = None
    error_class: str | None = None
    reason: str | None = None

    def open(self) -> BinaryIO:
        """Open the bytes for reading. Raises OSError."""
        return self.path.open("rb")

    def has_changed(self) -> bool:
        """Tell whether the file is another, or gone, since it was listed."""
        try:
            status = self.path.stat()
        except OSError:
            return True
        return (status.st_size, status.st_mtime_ns) != (self.size, self.modified_ns)


def walk(raw: Path) -> Iterator[Input]:
    """Yield every file under `raw` in a stable order, hidden ones aside, never following a link to a folder.

    Raises NotADirectoryError when `raw` is not a folder that can be listed.
    """
    if not raw.is_dir():
        raise NotADirectoryError(f"the raw folder {raw} does not exist or is not a folder; set NEWS_RAW to one that is")
    unlisted: list[OSError] = []
    for folder, subfolders, names in os.walk(raw, onerror=unlisted.append):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        linked = [name for name in subfolders if (Path(folder) / name).is_symlink()]
        for name in sorted(names + linked):
            if not name.startswith("."):
                yield _inspect(raw, Path(folder) / name)
    for error in unlisted:
        yield _refused(raw, Path(error.filename), "unreadable", f"the folder cannot be listed: {error.strerror}")


def _inspect(raw: Path, path: Path) -> Input:
    if path.is_symlink() and not path.resolve().is_relative_to(raw.resolve()):
        return _refused(raw, path, "link_outside", "a symbolic link out of the raw folder; copy the file in")
    try:
        status = path.stat()
    except OSError as error:
        return _refused(raw, path, "unreadable", f"the file cannot be read: {error.strerror}")
    if not stat.S_ISREG(status.st_mode):
        return _refused(raw, path, "not_a_file", "not a regular file but a pipe, a device, a socket or a linked folder")
    return Input(path, _printable(raw, path), status.st_size, status.st_mtime_ns)


def _refused(raw: Path, path: Path, error_class: str, reason: str) -> Input:
    return Input(path, _printable(raw, path), 0, 0, None, error_class, reason)


def _printable(raw: Path, path: Path) -> str:
    """Show bytes of a name that are not UTF-8 as escapes, so that the path can be stored as text."""
    return os.fsencode(path.relative_to(raw)).decode("utf-8", "backslashreplace")
