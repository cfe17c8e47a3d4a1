"""A rule that fails is told with its stage and the bronze file; what the stages before it made is kept."""

import dataclasses
import shutil
from pathlib import Path
from unittest.mock import patch

import polars as pl
import pytest

from pipelines import chain
from pipelines.chain import StageError
from pipelines.readers import bronze
from pipelines.settings import Settings
from pipelines.silver import path, refine
from tests.conftest import ROOT


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(raw=tmp_path / "raw", warehouse=tmp_path / "warehouse")
    made.raw.mkdir()
    shutil.copy(ROOT / "seeds" / "news" / "16_xiamen_brief.txt", made.raw)
    bronze.capture(made.raw, made.captures, "a run")
    return made


def refuse(_lines: pl.DataFrame) -> pl.DataFrame:
    raise ValueError("met what it does not know")


def test_a_rule_that_fails_is_told_with_its_stage_and_file(settings: Settings) -> None:
    (shard,) = bronze.shards(settings.captures)
    failing = dataclasses.replace(chain.BY_NAME["programmes"], rule=refuse)
    with (
        patch.dict(chain.BY_NAME, programmes=failing),
        pytest.raises(StageError, match=f"programmes failed on .*{shard.name}: met what"),
    ):
        refine(settings)
    made = refine(settings)
    assert {name for name, done in made.items() if not done.seconds} >= {"documents", "lines", "articles"}
    assert made["programmes"].rows > 0


def test_what_a_stage_reads_and_is_gone_is_made_again_and_nothing_else(settings: Settings) -> None:
    refine(settings)
    (shard,) = bronze.shards(settings.captures)
    gone = [path(settings, stage, shard) for stage in ("lines", "industries", "quotes")]
    for file in gone:
        file.unlink()
    assert refine(settings, {"industries"})["industries"].rows >= 0
    assert [file.exists() for file in gone] == [True, True, False]
