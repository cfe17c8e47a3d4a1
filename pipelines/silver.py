"""The silver layer on disk: what each stage makes of each bronze file, kept by the version of the stage."""

import shutil
import sys
import time
from collections.abc import Collection, Iterator
from pathlib import Path

import polars as pl

from pipelines.chain import BY_NAME, Made, Work, make, pages_of
from pipelines.memory import available_bytes
from pipelines.parquet import DamagedFileError, read_parquet
from pipelines.readers.bronze import shards
from pipelines.settings import Settings
from pipelines.stages import STAGES
from pipelines.versions import stage_version
from pipelines.workers import spread

# A process of its own takes seconds to start: for fewer bytes of pages it does not pay.
LEAST_BYTES = 8 * 1024 * 1024
# So much memory one takes at most.
PROCESS_BYTES = 700 * 1024 * 1024
SECONDS_BETWEEN_WORDS = 10


def refine(settings: Settings, wanted: Collection[str] = BY_NAME.keys()) -> dict[str, Made]:
    """Make what the wanted stages have not made of the bronze files yet; return what each made."""
    due = [work for shard in shards(settings.captures) if (work := _work(settings, shard, wanted)).missing]
    made = dict.fromkeys(wanted, Made())
    for done in _each_made(due):
        made |= {name: made[name] + part for name, part in done.items() if name in made}
    return made


def mend(settings: Settings) -> list[Path]:
    """Make again what today's rules made and cannot be read; return these files."""
    mended = []
    for shard in shards(settings.captures):
        files = _files(settings, shard)
        damaged = [name for name, file in files.items() if file.exists() and not _can_be_read(file)]
        if damaged:
            make(Work(shard, files, frozenset(damaged)))
        mended += [files[name] for name in damaged]
    return mended


def path(settings: Settings, stage: str, shard: Path) -> Path:
    """Return where a stage keeps its part of a bronze file; of captures, that is the file itself."""
    return shard if stage == "captures" else settings.silver / stage / stage_version(stage) / shard.name


def forget_other_versions(settings: Settings) -> None:
    """Delete what earlier versions of the stages made; the bronze layer makes it again if it is ever needed."""
    current = {settings.silver / stage.name / stage_version(stage.name) for stage in STAGES}
    for folder in settings.silver.glob("*/*"):
        if folder not in current:
            # What is left of it, because somebody looks into it or deletes it too, goes with the next run.
            shutil.rmtree(folder, ignore_errors=True)


def _work(settings: Settings, shard: Path, wanted: Collection[str]) -> Work:
    files = _files(settings, shard)
    return Work(shard, files, frozenset(name for name in wanted if not files[name].exists()))


def _files(settings: Settings, shard: Path) -> dict[str, Path]:
    return {stage.name: path(settings, stage.name, shard) for stage in STAGES}


def _can_be_read(made: Path) -> bool:
    try:
        read_parquet(made)
    except DamagedFileError:
        return False
    return True


def _each_made(due: list[Work]) -> Iterator[dict[str, Made]]:
    """Yield what was made of each bronze file, and say now and then how far that is."""
    held = {work: _pages_and_bytes(work.shard) for work in due}
    all_pages, all_bytes = (sum(counts) for counts in zip(*held.values(), strict=True)) if held else (0, 0)
    begun = told = time.monotonic()
    done_pages = done_bytes = 0
    for work, made in _spread(due, all_bytes):
        yield made
        done_pages += held[work][0]
        done_bytes += held[work][1]
        now = time.monotonic()
        if now - told > SECONDS_BETWEEN_WORDS:
            megabytes = f"{done_bytes / 1e6:,.1f} of {all_bytes / 1e6:,.1f} MB"
            speed = f"{done_bytes / 1e6 / (now - begun):,.1f} MB/s"
            print(f"  text       {done_pages:,} of {all_pages:,} pages, {megabytes}, {speed}", flush=True)
            told = now


def _pages_and_bytes(shard: Path) -> tuple[int, int]:
    sizes = pages_of(shard)["bytes"]
    return len(sizes), int(sizes.sum())


def _spread(due: list[Work], size: int) -> Iterator[tuple[Work, dict[str, Made]]]:
    """Make what is due in as many processes as there are cores and room for, or in this one where that is sooner."""
    memory = available_bytes()
    room = sys.maxsize if memory is None else memory // PROCESS_BYTES
    processes = min(pl.thread_pool_size(), len(due), room)
    if processes > 1 and size >= LEAST_BYTES:
        return spread(make, due, processes)
    return ((work, make(work)) for work in due)
