"""The tables of what was compared, and of what each peer leaves undone."""

import csv
from collections.abc import Sequence
from pathlib import Path

from bench.peers.environments import version_of
from bench.report import markdown
from bench.results import Row

UNDONE = Path(__file__).with_name("undone.csv")
COLUMNS = ("peer", "part", "measure", "this project", "the peer", "times as fast")
HUNDRED = 100


def undone() -> dict[str, dict[str, str]]:
    """Return what is said of each peer: the part it does, what stands in for what it lacks here, and what is undone."""
    with UNDONE.open(encoding="utf-8", newline="") as file:
        return {row["peer"]: row for row in csv.DictReader(file)}


def undone_table() -> str:
    """Write one line per peer."""
    lines = [
        [f"{peer} {version_of(peer)}", said["part"], said["stands in"], said["undone"]]
        for peer, said in undone().items()
    ]
    return markdown(["peer", "does", "what stands in for what it lacks here", "leaves undone"], lines)


def comparison_table(rows: Sequence[Row]) -> str:
    """Write one line per comparison; the ratio with its lowest and highest round."""
    return markdown(COLUMNS, [[*(_told(row.get(column)) for column in COLUMNS[:-1]), _ratio(row)] for row in rows])


def _told(value: object) -> str:
    if not isinstance(value, float):
        return "" if value is None else str(value)
    return f"{value:,.0f}" if value >= HUNDRED else f"{value:.3g}"


def _ratio(row: Row) -> str:
    if "times as fast" not in row:
        return ""
    ratio, low, high = (_told(row[column]) for column in ("times as fast", "lowest", "highest"))
    return f"{ratio} [{low}, {high}]"
