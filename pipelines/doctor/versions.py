"""What the code runs on: Python and the locked packages."""

import platform
import re
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pipelines.doctor.finding import Finding, error, ok, warning
from pipelines.settings import ROOT, Settings

LEAST_PYTHON = (3, 11)
LOCKED = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)", re.MULTILINE)
SHOWN = 5


def python(_settings: Settings) -> Finding:
    """Look at Python's version."""
    found = f"Python {platform.python_version()} at {sys.executable}"
    if sys.version_info < LEAST_PYTHON:
        return error(found, "install Python 3.11 or later, delete .venv and run `make run`")
    return ok(found)


def packages(_settings: Settings, lock: Path = ROOT / "requirements.lock") -> Finding:
    """Hold the installed packages against the locked ones."""
    locked = LOCKED.findall(lock.read_text(encoding="utf-8"))
    wrong = [told for name, wanted in locked if (told := _difference(name, wanted))]
    if wrong:
        told = ", ".join(wrong[:SHOWN]) + (f" and {len(wrong) - SHOWN} more" if len(wrong) > SHOWN else "")
        return warning(f"{len(wrong)} packages are not as locked: {told}", "delete .venv and run `make run`")
    return ok(f"{len(locked)} packages are as {lock.name} has them")


def _difference(name: str, wanted: str) -> str | None:
    try:
        there = version(name)
    except PackageNotFoundError:
        return f"{name} is missing"
    return None if there == wanted else f"{name} is {there}, not {wanted}"
