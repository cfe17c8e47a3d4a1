"""`bench/results.json`: one list of rows for each part of the benchmark."""

import json
from collections.abc import Sequence
from pathlib import Path

RESULTS = Path(__file__).with_suffix(".json")
Row = dict[str, object]


def results() -> dict[str, list[Row]]:
    """Return the rows of every part that was measured."""
    found = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    return found if isinstance(found, dict) else {}


def record(part: str, rows: Sequence[Row]) -> None:
    """Put the rows of one part in the place of its earlier ones; a file of another shape is begun anew."""
    written = json.dumps({**results(), part: rows}, indent=1, ensure_ascii=False)
    RESULTS.write_text(f"{written}\n", encoding="utf-8")
