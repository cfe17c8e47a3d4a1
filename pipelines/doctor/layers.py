"""The layers on disk: whether every file a load was made of is there and, if asked to look deep, whole."""

import hashlib
from pathlib import Path

import polars as pl

from pipelines.checks import offending
from pipelines.doctor.finding import Finding, error, ok
from pipelines.ledger import LostBatchError, read_ledger, refuse_lost_batches
from pipelines.parquet import DamagedFileError, read_parquet
from pipelines.readers.bronze import shards
from pipelines.settings import Settings
from pipelines.warehouse import reader

SHOWN = 3


def bronze(settings: Settings) -> Finding:
    """See whether every bronze file is there that the warehouse was loaded from, and its columns can be read."""
    there = shards(settings.captures)
    if settings.published_database.exists():
        with reader(settings) as connection:
            try:
                refuse_lost_batches(read_ledger(connection), there, settings)
            except LostBatchError as lost:
                return error(str(lost), '"A bronze file is lost" in docs/runbook.md')
    if damaged := _damaged(there, ["page_id"]):
        return _put_back(damaged)
    return ok(f"{len(there)} bronze files are there, {sum(path.stat().st_size for path in there) / 1e6:,.1f} MB")


def bronze_contents(settings: Settings) -> Finding:
    """Hold every page's bytes against their SHA-256."""
    there, pages = shards(settings.captures), 0
    damaged = _damaged(there, None)
    for path in (path for path in there if path not in damaged):
        captured = read_parquet(path, ["page_id", "content"]).drop_nulls()
        pages += captured.height
        if any(hashlib.sha256(content).hexdigest() != page_id for page_id, content in captured.iter_rows()):
            damaged.append(path)
    return _put_back(damaged) if damaged else ok(f"{pages} pages have the bytes that their page_id is the SHA-256 of")


def silver_contents(settings: Settings) -> Finding:
    """Read every silver file whole."""
    there = sorted(settings.silver.rglob("*.parquet"))
    if damaged := _damaged(there, None):
        return error(f"{len(damaged)} silver files are damaged: {_named(damaged)}", "delete them, and `make run`")
    return ok(f"{len(there)} silver files can be read")


def invariants(settings: Settings) -> Finding:
    """Run every check of sql/checks on the whole published database."""
    with reader(settings) as connection:
        broken = {name: rows for name, rows in offending(connection).items() if rows}
    if broken:
        told = ", ".join(f"{name} ({rows} rows)" for name, rows in broken.items())
        return error(f"broken invariants: {told}", '"The numbers are wrong" in docs/runbook.md')
    return ok("every invariant of sql/checks holds")


def _damaged(paths: list[Path], columns: list[str] | None) -> list[Path]:
    return [path for path in paths if not _can_be_read(path, columns)]


def _can_be_read(path: Path, columns: list[str] | None) -> bool:
    try:
        read_parquet(path, columns)
    except (DamagedFileError, OSError, pl.exceptions.PolarsError):
        return False
    return True


def _put_back(damaged: list[Path]) -> Finding:
    fix = 'put them back from a backup: "A bronze file is lost" in docs/runbook.md'
    return error(f"{len(damaged)} bronze files are damaged: {_named(damaged)}", fix)


def _named(paths: list[Path]) -> str:
    return ", ".join(map(str, paths[:SHOWN])) + (" ..." if len(paths) > SHOWN else "")
