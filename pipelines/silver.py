"""The silver layer on disk: what each stage makes of each bronze file, kept by the version of the stage."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from pipelines.parquet import read_parquet, write_parquet
from pipelines.readers.bronze import shards
from pipelines.settings import Settings
from pipelines.stages import STAGES, Stage
from pipelines.versions import stage_version

# So many bytes of pages are read at once: a rule takes up to forty times as much memory.
PORTION_BYTES = 8 * 1024 * 1024


def refine(settings: Settings, stage: Stage) -> int:
    """Run the stage's rule over every bronze file it has not done yet, one file at a time; return the rows written."""
    rows = 0
    for shard in shards(settings.captures):
        target = path(settings, stage.name, shard)
        if not target.exists():
            tables = [read_parquet(path(settings, name, shard)) for name in stage.inputs]
            frame = pl.concat([stage.rule(*portion) for portion in _in_portions(tables, shard)])
            write_parquet(frame, target)
            rows += frame.height
    return rows


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
            shutil.rmtree(folder)
