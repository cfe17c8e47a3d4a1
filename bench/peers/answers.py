"""How a process that is measured is asked: one job a line on standard input, the seconds it took on standard output.

Peers run this in environments of their own: it imports nothing but the standard library.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

Job = dict[str, Any]
Input = TypeVar("Input")
Row = dict[str, object]


def serve(prepare: Callable[[Job], Input], work: Callable[[Input], Iterable[Row]]) -> None:
    """Answer each job: only `work` is timed; what it finds is written to the job's `output`, a JSON line a row."""
    # Whatever a library prints is not an answer.
    answers, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        job = json.loads(line)
        given = prepare(job)
        start = time.perf_counter()
        found = list(work(given))
        seconds = time.perf_counter() - start
        write_rows(Path(job["output"]), found)
        print(json.dumps({"seconds": seconds}), file=answers, flush=True)


def read_rows(path: str | Path) -> list[dict[str, Any]]:
    """Read a file of JSON lines."""
    with Path(path).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Write a file of JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
