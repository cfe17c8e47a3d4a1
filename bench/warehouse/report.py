"""The tables of the warehouse benchmark, as they are printed and stand in docs/warehouse.md."""

from collections.abc import Sequence

import polars as pl

from bench.report import markdown
from bench.results import Row

HISTORY = "figures of history"
SLOWEST = 12


def table(part: str, rows: Sequence[Row]) -> str:
    """Write the rows of one part; those of rows, models and queries with a column for each history."""
    if part == "rows":
        return _by_history(rows, "table", "rows")
    if part == "models":
        return _by_history(rows, "model", "seconds", SLOWEST)
    if part == "queries":
        return _by_history(rows, "query", "seconds")
    return markdown(list(rows[0]), [[_told(value) for value in row.values()] for row in rows])


def _by_history(rows: Sequence[Row], name: str, value: str, most: int | None = None) -> str:
    """Write one line per name, those first that the longest history has most of."""
    pivoted = pl.DataFrame(rows).pivot(HISTORY, index=name, values=value)
    ordered = pivoted.sort(pivoted.columns[-1], descending=True).head(most or pivoted.height)
    header = [f"{name}, {value}", *(f"{int(history):,}" for history in ordered.columns[1:])]
    return markdown(header, [[line[0], *map(_told, line[1:])] for line in ordered.iter_rows()])


def _told(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
