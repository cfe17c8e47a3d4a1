"""What a check found."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["ok", "warning", "error"]


@dataclass(frozen=True)
class Finding:
    """How things stand, in a sentence, and how to mend it: an error where runs fail or readers miss pages."""

    level: Level
    found: str
    fix: str = ""


def ok(found: str) -> Finding:
    """Return that nothing is amiss."""
    return Finding("ok", found)


def warning(found: str, fix: str) -> Finding:
    """Return what works today and may not tomorrow, or what somebody should know."""
    return Finding("warning", found, fix)


def error(found: str, fix: str) -> Finding:
    """Return what keeps runs from succeeding, or pages from readers."""
    return Finding("error", found, fix)
