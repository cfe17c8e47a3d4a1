"""Parquet: a page a row, read in small batches and only in the columns that tell of a page."""

from collections.abc import Iterator
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.readers.formats.columns import missing_columns, roles_of
from pipelines.readers.formats.rows import flattened, page_of
from pipelines.readers.records import Record, refused

BATCH_ROWS = 256


def read(stream: BinaryIO, name: str) -> Iterator[Record]:
    """Yield a record for each row; a single refusal where no column holds a page."""
    try:
        file = pq.ParquetFile(stream, pre_buffer=False, buffer_size=1024 * 1024)
        columns = tuple(_columns(file.schema_arrow))
    except (pa.ArrowException, OSError, ValueError) as error:
        yield refused("malformed_parquet", f"{name} can't be read as Parquet: {error}")
        return
    if reason := missing_columns(columns):
        yield refused("no_text_column", f"{name}: {reason}")
        return
    roles = roles_of(columns)
    try:
        for batch in file.iter_batches(BATCH_ROWS, columns=sorted(set(roles.values())), use_threads=False):
            for row in batch.to_pylist():
                yield page_of(flattened(row), roles)
    except (pa.ArrowException, OSError, ValueError) as error:
        yield refused("malformed_parquet", f"{name} can't be read further as Parquet: {error}")


def _columns(schema: pa.Schema) -> Iterator[str]:
    for field in schema:
        if pa.types.is_struct(field.type):
            yield from (f"{field.name}.{inner.name}" for inner in field.type)
        else:
            yield field.name
