"""Runs a command and watches it: how long it takes, on how many cores, and how much memory all its processes hold."""

import os
import resource
import subprocess
import tempfile
import threading
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from bench.pages import ROOT

PROC = Path("/proc")
PAUSE = 0.2
LAST_LINES = 15


@dataclass(frozen=True)
class Watched:
    """What a command took: by the clock, of all cores together, and at its peak."""

    seconds: float
    cpu_seconds: float
    peak_bytes: int


def watch(command: list[str], **environment: str) -> Watched:
    """Run a command to its end. Raises RuntimeError with its last words where it fails."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        before, start = _cpu_seconds(), time.perf_counter()
        process = subprocess.Popen(  # noqa: S603
            command, cwd=ROOT, env={**os.environ, **environment}, stdout=said, stderr=subprocess.STDOUT
        )
        peak = _Peak(process.pid)
        status = process.wait()
        seconds = time.perf_counter() - start
        held = peak.stop()
        if status:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)} ended with {status}:\n" + "".join(said.readlines()[-LAST_LINES:]))
    return Watched(seconds, _cpu_seconds() - before, held)


class _Peak:
    """Looks again and again at the memory of a process and all that it started."""

    def __init__(self, pid: int) -> None:
        self._pid, self._bytes, self._ended = pid, 0, threading.Event()
        self._watching = threading.Thread(target=self._watch, daemon=True)
        self._watching.start()

    def stop(self) -> int:
        """Return the largest sum that was met."""
        self._ended.set()
        self._watching.join()
        return self._bytes

    def _watch(self) -> None:
        while not self._ended.wait(PAUSE):
            self._bytes = max(self._bytes, sum(map(_proportional_bytes, _tree(self._pid))))


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _tree(pid: int) -> list[int]:
    """Return a process and its descendants."""
    children: defaultdict[int, list[int]] = defaultdict(list)
    for folder in PROC.glob("[0-9]*"):
        try:
            # The name, in brackets, may hold anything; the parent is the second field behind it.
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError):
            continue
        children[parent].append(int(folder.name))
    found = [pid]
    for known in found:
        found += children[known]
    return found


def _proportional_bytes(pid: int) -> int:
    """Return a process's memory; of what it shares with others, its share."""
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
