"""Read inputs into captures: each page's bytes and identity, in batches small enough to hold in memory."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import polars as pl

from pipelines.readers.inputs import Input
from pipelines.readers.reading import read_records
from pipelines.readers.records import Record

# A bronze file is what one process makes the silver files of at a time, and holds in memory for that.
BATCH_BYTES = 8 * 1024 * 1024
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
# What each page has of its own; the time in microseconds since 1970.
OF_THE_BATCH = ("first_seen_at", "batch_date", "is_duplicate")
READ = {name: of for name, of in COLUMNS.items() if name not in OF_THE_BATCH} | {"captured_at": pl.Int64}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Row = tuple[object, ...]


class Finished(NamedTuple):
    """An input read as far as it can be: the refusal at its end, if there is one, and whether there is any."""

    source: Input
    error_class: str | None
    has_refusals: bool


@dataclass(frozen=True)
class Batch:
    """Captures, one row per raw page seen, and the inputs of which the last page is among them."""

    captures: pl.DataFrame
    finished: list[Finished]


def read_batches(inputs: Iterable[Input], seen_at: datetime) -> Iterator[Batch]:
    """Yield the captures of all inputs in batches; is_duplicate is false, for the batch knows of no other.

    Of an input that changes while it is read, what the batch holds is left out and the input is not finished.
    """
    rows: list[Row] = []
    finished: list[Finished] = []
    held = 0
    for source in inputs:
        begin, error_class, has_refusals = len(rows), None, False
        for record_no, (source_format, record) in enumerate(read_records(source), start=1):
            rows.append(_row(source, source_format, record_no, record))
            held += len(record.content or b"")
            error_class = record.error_class
            has_refusals |= error_class is not None
            if held >= BATCH_BYTES or len(rows) >= BATCH_PAGES:
                yield Batch(_frame(rows, seen_at), finished)
                rows, finished, held, begin = [], [], 0, 0
        if source.error_class is None and source.has_changed():
            print(f"  {source.source_path} has changed while it was read; the next run reads it", flush=True)
            del rows[begin:]
        else:
            finished.append(Finished(source, error_class, has_refusals))
    if rows or finished:
        yield Batch(_frame(rows, seen_at), finished)


def _frame(rows: list[Row], seen_at: datetime) -> pl.DataFrame:
    columns = zip(*rows, strict=True) if rows else [()] * len(READ)
    # A list for each column: a dict for each row takes Polars longer than reading it took.
    frame = pl.DataFrame([pl.Series(name, values, READ[name]) for name, values in zip(READ, columns, strict=True)])
    return frame.with_columns(
        captured_at=pl.col("captured_at").cast(INSTANT),
        first_seen_at=pl.lit(seen_at, INSTANT),
        batch_date=pl.lit(seen_at.astimezone(NEWSROOM_TIME).date()),
        is_duplicate=pl.lit(value=False),
    ).select(SCHEMA.names())


def _row(source: Input, source_format: str | None, record_no: int, record: Record) -> Row:
    """Return a capture in the order of READ."""
    content = record.content
    return (
        source.source_path,
        source_format,
        record_no,
        record.member,
        record.url,
        None if content is None else hashlib.sha256(content).hexdigest(),
        content,
        source.size if content is None else len(content),
        record.media_type,
        record.charset,
        record.title,
        record.published,
        record.outlet,
        record.author,
        source.modified_ns,
        _microseconds(record.captured_at) or source.modified_ns // 1000 or None,
        record.error_class,
        record.reason,
    )


def _microseconds(instant: datetime | None) -> int | None:
    return (instant - EPOCH) // timedelta(microseconds=1) if instant else None
