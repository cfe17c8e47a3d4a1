"""The bronze layer on disk: captures as Parquet, one file per bounded batch, and what is already in it."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from pipelines.parquet import DamagedFileError, read_parquet, what_to_do, write_parquet
from pipelines.readers.captures import read_captures
from pipelines.readers.inputs import Input, walk

# What a later run may find changed though the file's size and time are the same.
RETRIED = ["unreadable", "link_outside", "not_a_file"]
# What tells an input that is known from one that is not.
MANIFEST = {
    "source_path": pl.String,
    "bytes": pl.Int64,
    "modified_ns": pl.Int64,
    "error_class": pl.String,
    "page_id": pl.String,
}
# Beside the batches: files whose time has changed and nothing else.
TOUCHED = "touched"


@dataclass(frozen=True)
class Intake:
    """The raw folder held against what is already captured."""

    new: list[Input]
    known: int
    known_captures: pl.DataFrame


def shards(captures: Path) -> list[Path]:
    """Return the files of the bronze layer, oldest first."""
    return sorted(captures.glob("batch_date=*/*.parquet"))


def take_stock(raw: Path, captures: Path) -> Intake:
    """Tell the inputs that are new or changed from those already captured, without reading a page."""
    manifest = _manifest(captures)
    known = set(manifest.select("source_path", "bytes", "modified_ns", "error_class").iter_rows())
    settled = {row[:3] for row in known if row[3] not in RETRIED}
    inputs = list(walk(raw))
    new = [source for source in inputs if _is_new(source, known, settled)]
    known_captures = manifest.select("source_path", "page_id").drop_nulls().unique()
    return Intake(new=new, known=len(inputs) - len(new), known_captures=known_captures)


def capture(raw: Path, captures: Path, run_id: str) -> tuple[int, int]:
    """Write the new inputs to the bronze layer; return how many were new and how many known."""
    intake = take_stock(raw, captures)
    seen_at = datetime.now(UTC)
    known_pages = set(intake.known_captures["page_id"])
    written = 0
    for number, frame in enumerate(read_captures(intake.new, known_pages, seen_at)):
        name = f"{seen_at:%Y%m%dT%H%M%S}-{run_id[:8]}-{number:05}.parquet"
        unseen = frame.join(intake.known_captures, on=["source_path", "page_id"], how="anti", maintain_order="left")
        if not unseen.is_empty():
            write_parquet(unseen, captures / f"batch_date={unseen['batch_date'][0]}" / name)
        # A file that was only touched holds the capture that is there already; its new time is all there is to keep.
        touched = frame.join(intake.known_captures, on=["source_path", "page_id"], how="semi").select(*MANIFEST)
        if not touched.is_empty():
            write_parquet(touched, captures / TOUCHED / name)
        written += unseen.height
    return written, intake.known + len(intake.new) - written


def read_captured(shard: Path) -> pl.DataFrame:
    """Return the captures of a bronze file. Raises DamagedFileError, also where bytes are not those once seen."""
    captured = read_parquet(shard)
    for page_id, content in captured.select("page_id", "content").drop_nulls().unique("page_id").iter_rows():
        if hashlib.sha256(content).hexdigest() != page_id:
            raise DamagedFileError(f"{shard} is damaged: {what_to_do(shard)} (the bytes of {page_id} have changed)")
    return captured


def _manifest(captures: Path) -> pl.DataFrame:
    paths = [*shards(captures), *captures.glob(f"{TOUCHED}/*.parquet")]
    if not paths:
        return pl.DataFrame(schema=MANIFEST)
    try:
        return pl.concat([pl.scan_parquet(path).select(*MANIFEST) for path in paths]).collect()
    except pl.exceptions.ComputeError:
        # Read one by one, the damaged one is named.
        return pl.concat(read_parquet(path, [*MANIFEST]) for path in paths)


def _is_new(source: Input, known: set[tuple[object, ...]], settled: set[tuple[object, ...]]) -> bool:
    if (source.source_path, source.size, source.modified_ns) in settled:
        return False
    if source.error_class is not None:
        return (source.source_path, source.size, source.modified_ns, source.error_class) not in known
    return (source.source_path, source.size, source.modified_ns, "unreadable") not in known or _opens(source)


def _opens(source: Input) -> bool:
    try:
        with source.path.open("rb"):
            return True
    except OSError:
        return False
