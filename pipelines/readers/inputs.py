"""What lies in the raw folder: every entry is an input to read, or one refused with a reason."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import BinaryIO

from pipelines.settings import RawFolder

# What downloads and editors call a file that they have not finished; it is read under its own name.
HALF_WRITTEN = (".part", ".partial", ".tmp", ".crdownload", ".filepart", "~")


@dataclass(frozen=True, kw_only=True)
class Input(ABC):
    """One entry of the raw folder; `error_class` and `reason` are set where it is refused unread."""

    # Below the raw folder, with slashes.
    source_path: str
    size: int
    modified_ns: int
    # What the storage calls this state of the file, where it tells more than size and time do.
    version: str | None = None
    error_class: str | None = None
    reason: str | None = None

    @abstractmethod
    def open(self) -> AbstractContextManager[BinaryIO]:
        """Open the bytes for reading. Raises OSError, then and later; ConnectionError and TimeoutError may pass."""

    @abstractmethod
    def has_changed(self) -> bool:
        """Tell whether the file is another, or gone, since it was listed."""


def walk(raw: RawFolder) -> Iterator[Input]:
    """Yield every file under `raw` in a stable order; hidden and half-written ones are passed over.

    Raises OSError where the folder cannot be listed: NotADirectoryError, FileNotFoundError or PermissionError where
    that stays so, ConnectionError or TimeoutError where it may pass.
    """
    if isinstance(raw, str):
        # Only a URL pays for the import.
        from pipelines.readers.stored_objects import walk_objects  # noqa: PLC0415

        return walk_objects(raw)
    from pipelines.readers.local_files import walk_files  # noqa: PLC0415

    return walk_files(raw)


def is_passed_over(name: str) -> bool:
    """Tell whether a file or folder of this name is hidden, or a file not finished yet."""
    return name.startswith(".") or name.lower().endswith(HALF_WRITTEN)
