"""What runs say, as JSON lines under the warehouse folder: one object a line, one file a day in UTC.

The keys are listed in docs/logging.md, and stay.
"""

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from pipelines.redaction import redact_json

Line = dict[str, str | int | float | bool | None]


def append(folder: Path, line: Line) -> None:
    """Add a line to the file of its day, without secrets. A line that finds no room is dropped: the run goes on."""
    at = datetime.now(UTC)
    words = json.dumps({"time": at.isoformat(timespec="milliseconds")} | _told(line), ensure_ascii=False)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        # One write of one line to a file opened for appending: the lines of two processes do not mix.
        with (folder / f"{at:%Y-%m-%d}.jsonl").open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{words}\n")


def forget_lines(folder: Path, before: datetime) -> int:
    """Delete the files of the days before that time; return how many."""
    old = [path for path in folder.glob("????-??-??.jsonl") if path.stem < f"{before:%Y-%m-%d}"]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _told(line: Line) -> dict[str, object]:
    return {key: redact_json(value) for key, value in line.items() if value is not None}
