"""What the kills and faults came to, as rows for bench/results.json and as the tables of docs/reliability.md."""

import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.report import markdown, write_docs
from bench.results import RESULTS, Row, record

Logged = dict[str, Any]
NOT_MEASURED = "Not measured yet."
# What the summary takes from the rows of the fuzzing, by the name they have there.
FUZZED = {"files": "files fuzzed", "memory, bytes at most": "bytes of memory it took at most", "wrong": "found wrong"}


def write_down(work: Path) -> None:
    """Record what the logs of a harness tell."""
    for part, rows in (("kills", kill_rows(work)), ("faults", fault_rows(work)), ("readers", reader_rows(work))):
        if rows:
            record(part, rows)


def kill_rows(work: Path) -> list[Row]:
    """Return one row per scenario, step and kind of instant; of a kill that was tried again the last counts."""
    groups: dict[tuple[str, str, str], list[Logged]] = defaultdict(list)
    last = {
        (kill["trial"], kill["kind"], kill.get("place", kill["time"])): kill for kill in _read(work / "kills.jsonl")
    }
    for kill in last.values():
        groups[kill["scenario"], kill["step"], kill["kind"]].append(kill)
    return [
        {
            "run": scenario,
            "step": step,
            "instant": kind,
            "kills": sum(row["killed"] for row in rows),
            "came too late": sum(not row["killed"] for row in rows),
            "distinct states of the disk": len({row.get("digest", row["time"]) for row in rows if row["killed"]}),
            "not made good": sum(bool(row["problems"]) for row in rows),
        }
        for (scenario, step, kind), rows in sorted(groups.items())
    ]


def fault_rows(work: Path) -> list[Row]:
    """Return one row per kind of fault; of one that was tried again, the last try counts."""
    last = {(fault["kind"], fault["fault"]): fault for fault in _read(work / "faults.jsonl")}
    groups: dict[str, list[Logged]] = defaultdict(list)
    for (kind, _), fault in last.items():
        groups[kind].append(fault)
    return [
        {
            "fault": kind,
            "tried": ", ".join(str(row["fault"]) for row in rows),
            "the run": " or ".join(sorted({_ending(row["status"]) for row in rows})),
            "survived": sum(not row["problems"] for row in rows),
            "of": len(rows),
        }
        for kind, rows in groups.items()
    ]


def reader_rows(work: Path) -> list[Row]:
    """Return what the readers met that looked on during the kills."""
    rows = _read(work / "readers.jsonl")
    if not rows:
        return []
    return [
        {
            "reads": sum(row["reads"] for row in rows),
            "errors": sum(row["errors"] for row in rows),
            "longest, seconds": max(row["longest"] for row in rows),
        }
    ]


def write_tables() -> None:
    """Put the tables of the recorded rows into docs/reliability.md."""
    results = json.loads(RESULTS.read_text(encoding="utf-8"))
    tables = {part: _table(results.get(part, [])) for part in ("kills", "faults", "fuzzing", "memory")}
    write_docs("reliability", {"summary": _table(_summary(results)), **tables})


def _summary(results: dict[str, list[Row]]) -> list[Row]:
    kills, faults, readers = (results.get(part, []) for part in ("kills", "faults", "readers"))
    counts: list[tuple[str, object]] = [
        ("kills", sum(int(str(row["kills"])) for row in kills)),
        ("of them at commit points", _kills(kills, "instant", "commit point")),
        ("of them of the real command", _kills(kills, "step", "command")),
        ("kills after which a page, a row or a byte was lost, doubled or another", _sum(kills, "not made good")),
        ("kinds of fault", len(faults)),
        ("faults", _sum(faults, "of")),
        ("faults survived", _sum(faults, "survived")),
        *((f"readers: {name}", value) for row in readers for name, value in row.items()),
        *((FUZZED[str(row["what"])], row["number"]) for row in results.get("fuzzing", []) if row["what"] in FUZZED),
    ]
    return [{"what": what, "number": number} for what, number in counts]


def _kills(rows: Sequence[Row], column: str, value: str) -> int:
    return sum(int(str(row["kills"])) for row in rows if row[column] == value)


def _sum(rows: Sequence[Row], column: str) -> int:
    return sum(int(str(row[column])) for row in rows)


def _table(rows: Sequence[Row]) -> str:
    if not rows:
        return NOT_MEASURED
    return markdown(list(rows[0]), [[_told(value) for value in row.values()] for row in rows])


def _told(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _ending(status: int) -> str:
    return "ends well" if status == 0 else "says what to do"


def _read(path: Path) -> list[Logged]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
