"""A raw folder on object storage, by an fsspec URL: s3://bucket/prefix, or any other for which fsspec has a library.

One listing tells names, sizes, times and versions; no byte is read for it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any, BinaryIO

from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs

from pipelines.readers.inputs import Input, is_passed_over
from pipelines.readers.storage_errors import told_plainly
from pipelines.settings import SettingError, raw_options

# A small object is one request; a long one is read in blocks, of which one is held.
BLOCK_BYTES = 8 * 1024 * 1024
# What libraries call the time of an object's last change, and the state it is in.
TIMES = ("LastModified", "last_modified", "mtime", "updated", "created")
VERSIONS = ("ETag", "etag", "md5Hash")


@dataclass(frozen=True, kw_only=True)
class StoredObject(Input):
    """An object below the raw folder's URL."""

    key: str
    filesystem: AbstractFileSystem = field(repr=False, compare=False)

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Open the bytes for reading. Raises OSError, then and later; ConnectionError and TimeoutError may pass."""
        with told_plainly(self.source_path):
            if self.size <= BLOCK_BYTES:
                yield BytesIO(self.filesystem.cat_file(self.key))
                return
            with self.filesystem.open(self.key, "rb", block_size=BLOCK_BYTES, cache_type="readahead") as blocks:
                yield blocks

    def has_changed(self) -> bool:
        """Tell whether the object is another, or gone, since it was listed."""
        try:
            with told_plainly(self.source_path):
                now = self.filesystem.info(self.key)
        except FileNotFoundError:
            return True
        except PermissionError:
            # It was refused before, and is set aside as what cannot be read.
            return False
        return _state(now) != (self.size, self.modified_ns, self.version)


def walk_objects(url: str) -> Iterator[Input]:
    """Yield every object under the URL; where it names one object, that one."""
    with told_plainly(url):
        try:
            filesystem, root = url_to_fs(url, **raw_options())
        except (ValueError, ImportError) as error:
            raise SettingError(f"NEWS_RAW is {url}: {error}") from error
        # What another listing of this process has seen may be old, and a million entries need not be kept.
        filesystem.invalidate_cache()
        found = filesystem.find(root, detail=True)
        filesystem.invalidate_cache()
    for key in sorted(found):
        name = key.removeprefix(root).lstrip("/") or key.rpartition("/")[2]
        if not key.endswith("/") and not any(map(is_passed_over, name.split("/"))):
            size, modified_ns, version = _state(found[key])
            yield StoredObject(
                source_path=name, size=size, modified_ns=modified_ns, version=version, key=key, filesystem=filesystem
            )


def _state(info: dict[str, Any]) -> tuple[int, int, str | None]:
    time = next((info[name] for name in TIMES if info.get(name) is not None), 0)
    moment = datetime.fromisoformat(time) if isinstance(time, str) else time
    seconds = moment.timestamp() if isinstance(moment, datetime) else moment
    version = next((str(info[name]).strip('"') for name in VERSIONS if info.get(name)), None)
    return int(info["size"] or 0), int(seconds * 1e9), version
