"""Write a query's rows, or a text, so that the file is there whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

# Parquet: the smaller of the two usual codecs. CSV: RFC 4180 with the header on top.
PARQUET = "format parquet, compression zstd"
CSV = "format csv, header"


def copy(connection: duckdb.DuckDBPyConnection, query: str, target: Path, options: str) -> int:
    """Write the query's rows to `target`; return how many they are."""
    with _placed(target) as partial:
        written = connection.execute(f"copy ({query}) to $path ({options})", {"path": str(partial)}).fetchone()
    return int(written[0]) if written else 0


def write_text(text: str, target: Path) -> None:
    """Write the text to `target` in UTF-8."""
    with _placed(target) as partial:
        partial.write_text(text, encoding="utf-8")


@contextmanager
def _placed(target: Path) -> Iterator[Path]:
    """Yield another name to write to; flush what was written to disk and rename it into place, or remove it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        yield partial
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
