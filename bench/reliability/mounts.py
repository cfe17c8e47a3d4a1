"""Faults of whole disks: one that may not be written to, and a small one. To mount takes root."""

import shutil
import subprocess
from collections.abc import Callable

from bench.reliability.places import Place

# Room for what a run writes down of itself, and not for another copy of the database.
ROOM_BYTES = 4_000_000


def read_only(part: str) -> Callable[[Place], None]:
    """Return what lets nobody write into the raw folder or the warehouse."""

    def mounted(place: Place) -> None:
        folder = str(place.folder / part)
        _call("mount", "--bind", folder, folder)
        _call("mount", "-o", "remount,ro,bind", folder)

    return mounted


def unmount(part: str) -> Callable[[Place], None]:
    """Return what undoes that."""
    return lambda place: _call("umount", str(place.folder / part))


def small_disk(place: Place) -> None:
    """Put the warehouse on a disk that it nearly fills."""
    aside = place.warehouse.rename(place.folder / "aside")
    place.warehouse.mkdir()
    # A snapshot is a second name of the published file, and takes no room.
    held = {path.stat().st_ino: path.stat().st_size for path in aside.rglob("*") if path.is_file()}
    size = sum(held.values()) + ROOM_BYTES
    _call("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place.warehouse))
    _call("cp", "-a", f"{aside}/.", str(place.warehouse))


def larger_disk(place: Place) -> None:
    """Move it to a disk with room."""
    moved = place.folder / "moved"
    _call("cp", "-a", str(place.warehouse), str(moved))
    _call("umount", str(place.warehouse))
    shutil.rmtree(place.warehouse)
    moved.rename(place.warehouse)


def _call(*command: str) -> None:
    subprocess.run(command, check=True)
