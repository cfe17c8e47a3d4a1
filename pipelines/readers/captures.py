"""Read inputs into captures: each page's bytes and identity, in batches small enough to hold in memory."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import polars as pl

from pipelines.readers.inputs import Input
from pipelines.readers.reading import read_records
from pipelines.readers.records import Record

BATCH_BYTES = 32 * 1024 * 1024
BATCH_PAGES = 10_000
NEWSROOM_TIME = ZoneInfo("Asia/Shanghai")

INSTANT = pl.Datetime("us", "UTC")
COLUMNS: dict[str, type[pl.DataType] | pl.DataType] = {
    "source_path": pl.String,
    "source_format": pl.String,
    "record_no": pl.Int64,
    "member": pl.String,
    "url": pl.String,
    "page_id": pl.String,
    "content": pl.Binary,
    "bytes": pl.Int64,
    "media_type": pl.String,
    "charset": pl.String,
    "declared_title": pl.String,
    "declared_published": pl.String,
    "declared_outlet": pl.String,
    "declared_author": pl.String,
    "modified_ns": pl.Int64,
    "captured_at": INSTANT,
    "first_seen_at": INSTANT,
    "batch_date": pl.Date,
    "is_duplicate": pl.Boolean,
    "error_class": pl.String,
    "reason": pl.String,
}
SCHEMA = pl.Schema(COLUMNS)

Row = dict[str, object]


@dataclass(frozen=True)
class Batch:
    """Captures, one row per raw page seen, and the inputs of which the last page is among them, with their refusal."""

    captures: pl.DataFrame
    finished: list[tuple[Input, str | None]]


def read_batches(inputs: Iterable[Input], seen_at: datetime) -> Iterator[Batch]:
    """Yield the captures of all inputs in batches; is_duplicate is false, for the batch knows of no other.

    Of an input that changes while it is read, what the batch holds is left out and the input is not finished.
    """
    rows: list[Row] = []
    finished: list[tuple[Input, str | None]] = []
    held = 0
    for source in inputs:
        begin, error_class = len(rows), None
        for record_no, (source_format, record) in enumerate(read_records(source), start=1):
            rows.append(_row(source, source_format, record_no, record, seen_at))
            held += len(record.content or b"")
            error_class = record.error_class
            if held >= BATCH_BYTES or len(rows) >= BATCH_PAGES:
                yield Batch(pl.DataFrame(rows, schema=SCHEMA), finished)
                rows, finished, held, begin = [], [], 0, 0
        if source.error_class is None and source.has_changed():
            print(f"  {source.source_path} has changed while it was read; the next run reads it", flush=True)
            del rows[begin:]
        else:
            finished.append((source, error_class))
    if rows or finished:
        yield Batch(pl.DataFrame(rows, schema=SCHEMA), finished)


def _row(source: Input, source_format: str | None, record_no: int, record: Record, seen_at: datetime) -> Row:
    content = record.content
    file_time = datetime.fromtimestamp(source.modified_ns / 1e9, UTC) if source.modified_ns else None
    return {
        "source_path": source.source_path,
        "source_format": source_format,
        "record_no": record_no,
        "member": record.member,
        "url": record.url,
        "page_id": None if content is None else hashlib.sha256(content).hexdigest(),
        "content": content,
        "bytes": source.size if content is None else len(content),
        "media_type": record.media_type,
        "charset": record.charset,
        "declared_title": record.title,
        "declared_published": record.published,
        "declared_outlet": record.outlet,
        "declared_author": record.author,
        "modified_ns": source.modified_ns,
        "captured_at": record.captured_at or file_time,
        "first_seen_at": seen_at,
        "batch_date": seen_at.astimezone(NEWSROOM_TIME).date(),
        "is_duplicate": False,
        "error_class": record.error_class,
        "reason": record.reason,
    }
