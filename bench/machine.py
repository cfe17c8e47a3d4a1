"""What it was measured on: the machine, the versions, the day and the code."""

import os
import platform
import shutil
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.pages import ROOT
from bench.results import Row

LIBRARIES = ("polars", "duckdb", "dagster")


def machine() -> Row:
    """Return what a reader needs to know of the machine, in words."""
    return {
        "processor": _named(Path("/proc/cpuinfo"), "model name") or platform.processor() or platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "memory": _named(Path("/proc/meminfo"), "MemTotal") or "unknown",
        "versions": ", ".join([f"Python {platform.python_version()}", *(f"{it} {version(it)}" for it in LIBRARIES)]),
        "day": f"{datetime.now(UTC):%Y-%m-%d}",
        "commit": _commit(),
    }


def _named(file: Path, key: str) -> str | None:
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(key)), None)


def _commit() -> str:
    git = shutil.which("git")
    if git is None:
        return "unknown"
    asked = subprocess.run([git, "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    return asked.stdout.strip() or "unknown"
