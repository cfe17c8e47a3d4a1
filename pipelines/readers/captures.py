"""Read inputs into captures: each page's bytes and identity, in bounded batches, duplicates marked."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import polars as pl

from pipelines.readers.inputs import Input

BATCH_BYTES = 32 * 1024 * 1024
BATCH_PAGES = 10_000
LARGEST_PAGE = 64 * 1024 * 1024
NEWSROOM_TIME = ZoneInfo("Asia/Shanghai")

INSTANT = pl.Datetime("us", "UTC")
COLUMNS: dict[str, type[pl.DataType] | pl.DataType] = {
    "source_path": pl.String,
    "source_format": pl.String,
    "record_no": pl.Int64,
    "url": pl.String,
    "page_id": pl.String,
    "content": pl.Binary,
    "bytes": pl.Int64,
    "modified_ns": pl.Int64,
    "captured_at": INSTANT,
    "first_seen_at": INSTANT,
    "batch_date": pl.Date,
    "is_duplicate": pl.Boolean,
    "error_class": pl.String,
    "reason": pl.String,
}
SCHEMA = pl.Schema(COLUMNS)


def read_captures(inputs: Iterable[Input], known_pages: set[str], seen_at: datetime) -> Iterator[pl.DataFrame]:
    """Yield frames of captures, one row per raw page seen, each frame small enough to hold in memory.

    A page whose bytes are in `known_pages`, or came earlier in the same call, is marked as a duplicate.
    """
    rows: list[dict[str, object]] = []
    held = 0
    for source in inputs:
        row = _read(source) | _seen(seen_at)
        row["is_duplicate"] = row["page_id"] in known_pages
        if row["page_id"] is not None:
            known_pages.add(str(row["page_id"]))
        rows.append(row)
        held += source.size
        if held >= BATCH_BYTES or len(rows) >= BATCH_PAGES:
            yield pl.DataFrame(rows, schema=SCHEMA)
            rows, held = [], 0
    if rows:
        yield pl.DataFrame(rows, schema=SCHEMA)


def _seen(seen_at: datetime) -> dict[str, object]:
    return {"first_seen_at": seen_at, "batch_date": seen_at.astimezone(NEWSROOM_TIME).date()}


def _read(source: Input) -> dict[str, object]:
    row: dict[str, object] = {
        "source_path": source.source_path,
        "source_format": source.source_format,
        "record_no": 1,
        "url": None,
        "page_id": None,
        "content": None,
        "bytes": source.size,
        "modified_ns": source.modified_ns,
        "captured_at": datetime.fromtimestamp(source.modified_ns / 1e9, UTC) if source.modified_ns else None,
        "error_class": source.error_class,
        "reason": source.reason,
    }
    if source.error_class not in {None, "unknown_format"}:
        return row
    if source.size > LARGEST_PAGE:
        limit = LARGEST_PAGE // 1024**2
        return row | {"error_class": "too_large", "reason": f"{source.size} bytes; one page may hold {limit} MiB"}
    try:
        content = source.path.read_bytes()
    except OSError as error:
        return row | {"error_class": "unreadable", "reason": f"the file cannot be read: {error.strerror}"}
    identity: dict[str, object] = {
        "content": content,
        "page_id": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
    }
    if not content:
        identity |= {"error_class": "empty", "reason": "the file is empty"}
    return row | identity
