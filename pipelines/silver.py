"""The silver layer on disk: what each stage makes of each bronze file, kept by the version of the stage."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from pipelines.parquet import DamagedFileError, read_parquet, write_parquet
from pipelines.readers.bronze import read_captured, shards
from pipelines.settings import Settings
from pipelines.stages import STAGES, Stage
from pipelines.versions import stage_version

BY_NAME = {stage.name: stage for stage in STAGES}
# So many bytes of pages are read at once: a rule takes up to forty times as much memory.
PORTION_BYTES = 8 * 1024 * 1024


def refine(settings: Settings, stage: Stage) -> int:
    """Run the stage's rule over every bronze file it has not done yet, one file at a time; return the rows written."""
    return sum(
        _make(settings, stage, shard)
        for shard in shards(settings.captures)
        if not path(settings, stage.name, shard).exists()
    )


def mend(settings: Settings) -> list[Path]:
    """Make again what today's rules made and cannot be read; return these files."""
    mended = []
    for shard in shards(settings.captures):
        for stage in STAGES:
            made = path(settings, stage.name, shard)
            if made.exists() and not _can_be_read(made):
                _make(settings, stage, shard)
                mended.append(made)
    return mended


def _make(settings: Settings, stage: Stage, shard: Path) -> int:
    tables = [_input(settings, name, shard) for name in stage.inputs]
    frame = pl.concat([stage.rule(*portion) for portion in _in_portions(tables, shard)])
    write_parquet(frame, path(settings, stage.name, shard))
    return frame.height


def _input(settings: Settings, name: str, shard: Path) -> pl.DataFrame:
    """Read what a stage reads; what an earlier stage made and cannot be read is made again."""
    if name == "captures":
        return read_captured(shard)
    made = path(settings, name, shard)
    try:
        return read_parquet(made)
    except DamagedFileError:
        _make(settings, BY_NAME[name], shard)
        return read_parquet(made)


def _can_be_read(made: Path) -> bool:
    try:
        read_parquet(made)
    except DamagedFileError:
        return False
    return True


def _in_portions(tables: list[pl.DataFrame], shard: Path) -> Iterator[list[pl.DataFrame]]:
    """Yield the tables for some pages of the bronze file after others: no rule looks from one page at another."""
    pages = read_parquet(shard, ["page_id", "bytes"]).drop_nulls().unique("page_id", maintain_order=True)
    portion = pl.col("bytes").cum_sum() // PORTION_BYTES
    portions = pages.with_columns(portion=portion).partition_by("portion", maintain_order=True)
    if len(portions) <= 1:
        yield tables
        return
    for chosen in portions:
        yield [table.filter(pl.col("page_id").is_in(chosen["page_id"].implode())) for table in tables]


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
