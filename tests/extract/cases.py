"""Reads a file of titled cases: a title after `--`, the line, then one expected row per line."""

from pathlib import Path


def read_cases(path: Path) -> list[tuple[str, str, list[str]]]:
    """Return title, line and expected rows of every case."""
    blocks = [block.split("\n") for block in path.read_text(encoding="utf-8").strip().split("\n\n")]
    return [(block[0].removeprefix("-- "), block[1], block[2:]) for block in blocks]
