"""What the machine has left: room, inodes, memory; and whether its clock can be believed."""

import os
import shutil
import time
from pathlib import Path

from pipelines.doctor.finding import Finding, error, ok, warning
from pipelines.memory import available_bytes
from pipelines.settings import Settings

# A run copies the working database to publish it, and once more to compact it; Parquet and logs need room beside.
SPARE_BYTES = 256 * 1024 * 1024
LEAST_INODES = 10_000
# DuckDB is told to take 1 GB; the text stages and Dagster take the rest.
LEAST_MEMORY_BYTES = 1_500_000_000
# Clocks of two machines differ by so much without anybody noticing.
TOLERANCE_SECONDS = 300


def disk_space(settings: Settings) -> Finding:
    """Hold the free room against what the next run may need."""
    free = shutil.disk_usage(nearest(settings.warehouse)).free
    database = settings.working_database if settings.working_database.exists() else settings.published_database
    size = database.stat().st_size if database.exists() else 0
    least, enough = size + SPARE_BYTES // 4, 2 * size + SPARE_BYTES
    found = f"{free / 1e9:,.1f} GB free, the database has {size / 1e9:,.2f} GB"
    fix = f'make room on the disk of {settings.warehouse}: see "The disk is full" in docs/runbook.md'
    if free < least:
        return error(f"{found}; to publish takes {least / 1e9:,.2f} GB", fix)
    if free < enough:
        return warning(f"{found}; to compact and publish takes {enough / 1e9:,.2f} GB", fix)
    return ok(found)


def inodes(settings: Settings) -> Finding:
    """Count the files that can still be made."""
    status = os.statvfs(nearest(settings.warehouse))
    if not status.f_files:
        return ok("the file system has no limit on the number of files")
    if status.f_favail < LEAST_INODES:
        fix = "delete small files on that disk; old runs under dagster/ are many"
        return warning(f"only {status.f_favail:,} more files can be made", fix)
    return ok(f"{status.f_favail:,} more files can be made")


def memory(_settings: Settings) -> Finding:
    """Hold the free memory against what a run takes."""
    available = available_bytes()
    if available is None:
        return ok("this system does not say how much memory is free")
    found = f"{available / 1e9:,.1f} GB of memory are available"
    if available < LEAST_MEMORY_BYTES:
        return warning(f"{found}; a run may take {LEAST_MEMORY_BYTES / 1e9} GB", "end other programs, or add memory")
    return ok(found)


def clock(settings: Settings) -> Finding:
    """Look for files of the warehouse that were written in the future."""
    now = time.time()
    kept = [settings.published_database, settings.working_database, *settings.captures.glob("batch_date=*/*.parquet")]
    ahead = [path for path in kept if path.exists() and path.stat().st_mtime > now + TOLERANCE_SECONDS]
    if ahead:
        found = f"{len(ahead)} files of the warehouse are from the future, such as {ahead[0]}"
        return warning(f"{found}; it is {time.strftime('%F %T %Z')}", "set the clock; days of batches follow it")
    return ok(f"it is {time.strftime('%F %T %Z')}, and no file of the warehouse is from the future")


def nearest(path: Path) -> Path:
    """Return the path, or the first folder above it that is there."""
    return next(folder for folder in (path, *path.parents) if folder.exists())
