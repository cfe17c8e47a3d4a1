"""`bench/results.json`: one list of rows for each part of the benchmark."""

import json
from collections.abc import Sequence
from pathlib import Path

RESULTS = Path(__file__).with_suffix(".json")
Row = dict[str, object]


def record(part: str, rows: Sequence[Row]) -> None:
    """Put the rows of one part in the place of its earlier ones; a file of another shape is begun anew."""
    results = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    parts = results if isinstance(results, dict) else {}
    RESULTS.write_text(json.dumps({**parts, part: rows}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
