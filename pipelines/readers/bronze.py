"""The bronze layer on disk: captures as Parquet, one file per bounded batch, and what is already in it."""

import hashlib
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from pipelines.parquet import DamagedFileError, read_parquet, what_to_do, write_parquet
from pipelines.readers import manifest
from pipelines.readers.captures import SCHEMA, read_batches
from pipelines.readers.inputs import Input, walk
from pipelines.readers.known import CAPTURE, Known
from pipelines.readers.records import HTML, TEXT
from pipelines.settings import RawFolder

SECONDS_BETWEEN_WORDS = 10
SHARD_ROW = "shard_row"


@dataclass(frozen=True)
class Intake:
    """The raw folder held against what is already captured."""

    new: list[Input]
    known: int


def shards(captures: Path) -> list[Path]:
    """Return the files of the bronze layer, oldest first."""
    return sorted(captures.glob("batch_date=*/*.parquet"))


def take_stock(raw: RawFolder, captures: Path) -> Intake:
    """Tell the inputs that are new or changed from those already captured, without reading a page."""
    inputs = list(walk(raw))
    new = list(manifest.unread(inputs, captures))
    return Intake(new=new, known=len(inputs) - len(new))


def capture(raw: RawFolder, captures: Path, run_id: str) -> tuple[int, int]:
    """Write the pages of new inputs to the bronze layer; return how many came in, and how many inputs were known."""
    if not manifest.folder(captures).exists():
        _widen(captures)
    intake = take_stock(raw, captures)
    return take_in(intake.new, captures, run_id, datetime.now(UTC)), intake.known


def take_in(inputs: Iterable[Input], captures: Path, run_id: str, seen_at: datetime) -> int:
    """Write the pages of these inputs to the bronze layer, each batch a file; return how many were not there yet."""
    known = None
    written, told = 0, time.monotonic()
    named_after = f"{seen_at:%Y%m%dT%H%M%S}-{run_id[:8]}"
    for number, batch in enumerate(read_batches(inputs, seen_at), _next_number(named_after, captures)):
        name = f"{named_after}-{number:05}.parquet"
        known = known or Known(shards(captures))
        unseen = _unseen(batch.captures, known)
        if not unseen.is_empty():
            shard = captures / f"batch_date={unseen['batch_date'][0]}" / name
            write_parquet(unseen, shard)
            known.add(shard, unseen)
        # Written last: an input of which captures are missing is read again.
        manifest.note_read(captures, name, batch.finished)
        written += unseen.height
        if time.monotonic() - told > SECONDS_BETWEEN_WORDS:
            at = str(batch.captures["source_path"][-1])
            print(f"  captures   {written:,} so far, now in {at}", flush=True)
            told = time.monotonic()
    return written


def _next_number(named_after: str, captures: Path) -> int:
    """Return a number that no file has: a run that tries again within the second has files of its name already."""
    there = captures.parent.rglob(f"{named_after}-*.parquet")
    return max((int(path.stem.rpartition("-")[2]) + 1 for path in there), default=0)


def read_captured(shard: Path) -> pl.DataFrame:
    """Return the captures of a bronze file, with `shard_row`, the place of each there, from 0.

    Raises DamagedFileError, also where bytes are not those once seen.
    """
    captured = read_parquet(shard)
    for page_id, content in captured.select("page_id", "content").drop_nulls().unique("page_id").iter_rows():
        if hashlib.sha256(content).hexdigest() != page_id:
            raise DamagedFileError(f"{shard} is damaged: {what_to_do(shard)} (the bytes of {page_id} have changed)")
    return captured.with_row_index(SHARD_ROW)


def _unseen(frame: pl.DataFrame, known: Known) -> pl.DataFrame:
    """Drop what is captured already, and mark a page whose bytes were captured before, here or elsewhere."""
    like = known.like(frame)
    unseen = frame.join(like, on=CAPTURE, how="anti", nulls_equal=True, maintain_order="left")
    good = pl.col("error_class").is_null()
    loaded = like.filter(good)["page_id"].unique()
    is_again = pl.col("page_id").is_in(loaded.implode()) | ~pl.struct("page_id", "error_class").is_first_distinct()
    return unseen.with_columns(is_duplicate=good & is_again)


def _widen(captures: Path) -> None:
    """Give bronze files from before there was a manifest today's columns; their pages were text or HTML."""
    for path in shards(captures):
        if pl.read_parquet_schema(path).keys() != SCHEMA.keys():
            media_type = pl.col("source_format").replace_strict({"text": TEXT, "html": HTML}, default=None)
            frame = read_parquet(path).with_columns(media_type=media_type)
            absent = [pl.lit(None, of).alias(name) for name, of in SCHEMA.items() if name not in frame.columns]
            write_parquet(frame.with_columns(absent).select(SCHEMA.names()), path)
