"""One writer at a time, by a lock the operating system lets go of when its holder ends, however it ends."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

PATIENCE_SECONDS = 600
STEP_SECONDS = 0.5


class WarehouseBusyError(RuntimeError):
    """Another run kept the warehouse longer than a run waits."""


@contextmanager
def writer_lock(path: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock at `path`; wait a bounded time for another holder, telling once who that is.

    Raises WarehouseBusyError when the wait is over.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="ascii") as file:
        _acquire(file, path, say)
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def _acquire(file: TextIO, path: Path, say: Callable[[str], None]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    told = False
    while not _try(file):
        file.seek(0)
        holder = f"process {file.read() or 'unknown'} holds {path}"
        if time.monotonic() > deadline:
            raise WarehouseBusyError(f"{holder} for over {PATIENCE_SECONDS} s; end it, or wait and run again")
        if not told:
            say(f"another run is writing: {holder}; waiting")
            told = True
        time.sleep(STEP_SECONDS)


def _try(file: TextIO) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
