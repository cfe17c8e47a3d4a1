"""The silver layer on disk: what the text rules make of each bronze file, kept by the version of the rules."""

import shutil
from pathlib import Path

import polars as pl

from pipelines.parquet import write_parquet
from pipelines.readers.bronze import shards
from pipelines.rules import rules_version
from pipelines.settings import Settings
from pipelines.stages import Stage


def refine(settings: Settings, stage: Stage) -> int:
    """Run the stage's rule over every bronze file it has not done yet, one file at a time; return the rows written."""
    rows = 0
    for shard in shards(settings.captures):
        target = path(settings, stage.name, shard)
        if not target.exists():
            frame = stage.rule(*(pl.read_parquet(path(settings, name, shard)) for name in stage.inputs))
            write_parquet(frame, target)
            rows += frame.height
    return rows


def path(settings: Settings, stage: str, shard: Path) -> Path:
    """Return where a stage keeps its part of a bronze file; of captures, that is the file itself."""
    return shard if stage == "captures" else settings.silver / rules_version() / stage / shard.name


def forget_other_versions(settings: Settings) -> None:
    """Delete what earlier versions of the rules made; the bronze layer makes it again if it is ever needed."""
    for folder in settings.silver.iterdir():
        if folder.name != rules_version():
            shutil.rmtree(folder)
