"""Put a file in its place in one step that also a power cut leaves undone or done: flush, rename, flush the folder."""

import os
from pathlib import Path

# What a file is called until it is whole. Another writer's are never met: whoever writes holds the writer's lock.
PARTIAL = ".partial"


def place(partial: Path, target: Path) -> None:
    """Give a file that is wholly written its name, in the place of what stood there."""
    with partial.open("rb+") as file:
        os.fsync(file.fileno())
    partial.replace(target)
    flush_folder(target.parent)


def make_folder(folder: Path) -> None:
    """Create a folder, and those above it, so that a power cut does not take what is then put into it."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    flush_folder(folder.parent)


def flush_folder(folder: Path) -> None:
    """Flush the names in a folder to disk: a file's own flush does not take its name along."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
