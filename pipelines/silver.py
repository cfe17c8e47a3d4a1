"""The silver layer on disk: what each stage makes of each bronze file, kept by the version of the stage."""

import shutil
from pathlib import Path

from pipelines.parquet import read_parquet, write_parquet
from pipelines.readers.bronze import shards
from pipelines.settings import Settings
from pipelines.stages import STAGES, Stage
from pipelines.versions import stage_version


def refine(settings: Settings, stage: Stage) -> int:
    """Run the stage's rule over every bronze file it has not done yet, one file at a time; return the rows written."""
    rows = 0
    for shard in shards(settings.captures):
        target = path(settings, stage.name, shard)
        if not target.exists():
            frame = stage.rule(*(read_parquet(path(settings, name, shard)) for name in stage.inputs))
            write_parquet(frame, target)
            rows += frame.height
    return rows


def path(settings: Settings, stage: str, shard: Path) -> Path:
    """Return where a stage keeps its part of a bronze file; of captures, that is the file itself."""
    return shard if stage == "captures" else settings.silver / stage / stage_version(stage) / shard.name


def forget_other_versions(settings: Settings) -> None:
    """Delete what earlier versions of the stages made; the bronze layer makes it again if it is ever needed."""
    current = {settings.silver / stage.name / stage_version(stage.name) for stage in STAGES}
    for folder in settings.silver.glob("*/*"):
        if folder not in current:
            shutil.rmtree(folder)
