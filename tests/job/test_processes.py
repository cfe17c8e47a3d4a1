"""What is much is shared out to processes: the same rows as one makes, and what goes wrong in one is told here."""

import os
import signal
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from pipelines import silver
from pipelines.parquet import DamagedFileError, read_parquet, write_parquet
from pipelines.readers import captures
from pipelines.readers.bronze import capture, shards
from pipelines.settings import Settings
from pipelines.stages import STAGES
from pipelines.workers import WorkerDiedError, spread
from tests.conftest import ROOT


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Return a warehouse with the samples in two bronze files, any of which is worth a process."""
    monkeypatch.setattr(captures, "BATCH_PAGES", 12)
    monkeypatch.setattr(silver, "LEAST_BYTES", 0)
    made = Settings(raw=ROOT / "seeds" / "news", warehouse=tmp_path)
    capture(made.raw, made.captures, "run")
    return made


def refined(settings: Settings) -> dict[str, pl.DataFrame]:
    made = silver.refine(settings)
    files = shards(settings.captures)
    tables = {
        stage.name: pl.concat(pl.read_parquet(silver.path(settings, stage.name, file)) for file in files)
        for stage in STAGES
    }
    assert {name: table.height for name, table in tables.items()} == {name: done.rows for name, done in made.items()}
    return tables


def test_processes_make_what_one_makes(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pl, "thread_pool_size", lambda: 1)
    expected = refined(settings)
    settings.silver.rename(tmp_path / "by one")
    monkeypatch.setattr(pl, "thread_pool_size", lambda: 2)
    for name, table in refined(settings).items():
        assert_frame_equal(table, expected[name])


def test_what_is_wrong_in_a_process_is_told_here(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pl, "thread_pool_size", lambda: 2)
    damaged = shards(settings.captures)[1]
    write_parquet(read_parquet(damaged).with_columns(content=pl.lit("别的".encode())), damaged)
    with pytest.raises(DamagedFileError, match=rf"{damaged.name} is damaged: put it back from a backup"):
        silver.refine(settings)


def die(_item: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_is_killed_is_told_with_what_to_do() -> None:
    with pytest.raises(WorkerDiedError, match="add memory, then run again"):
        list(spread(die, [1, 2, 3], 2))
