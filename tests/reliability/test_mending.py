"""What is damaged and follows from what is not is made again by the run; what stands for itself is named."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from pipelines import cli
from pipelines.assets.batches import batches_of, today
from pipelines.dagster_home import RecordsLockedError, set_damaged_records_aside
from pipelines.parquet import DamagedFileError, read_parquet, write_parquet
from pipelines.readers import bronze
from pipelines.settings import Settings
from pipelines.silver import mend, path, refine
from tests.conftest import ROOT

DOCUMENTS, LINES = "documents", "lines"
DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda content: content[:200],
    "empty": lambda _: b"",
    "another file": lambda _: b"broken" * 99,
    "its end": lambda content: content[:-40] + b"\xff" * 40,
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return a warehouse of one page, refined up to its lines."""
    made = Settings(raw=tmp_path / "raw", warehouse=tmp_path / "warehouse")
    made.raw.mkdir()
    shutil.copy(ROOT / "seeds" / "news" / "16_xiamen_brief.txt", made.raw)
    bronze.capture(made.raw, made.captures, "a run")
    refine(made, {DOCUMENTS, LINES})
    return made


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_silver_file_is_made_again_by_the_stage_that_reads_it(settings: Settings, damage: str) -> None:
    (shard,) = bronze.shards(settings.captures)
    documents = path(settings, DOCUMENTS, shard)
    before = documents.read_bytes()
    documents.write_bytes(DAMAGES[damage](before))
    path(settings, LINES, shard).unlink()
    refine(settings, {LINES})
    assert documents.read_bytes() == before


def test_every_damaged_silver_file_can_be_made_again_at_once(settings: Settings) -> None:
    (shard,) = bronze.shards(settings.captures)
    made = [path(settings, stage, shard) for stage in (DOCUMENTS, LINES)]
    for file in made:
        file.write_bytes(b"broken")
    assert mend(settings) == made
    assert mend(settings) == []


def test_a_page_whose_bytes_have_changed_in_the_bronze_layer_is_not_taken_for_what_was_seen(settings: Settings) -> None:
    (shard,) = bronze.shards(settings.captures)
    write_parquet(read_parquet(shard).with_columns(content=pl.lit("别的".encode())), shard)
    with pytest.raises(DamagedFileError, match=r"put it back from a backup.*have changed"):
        bronze.read_captured(shard)


def test_a_clock_that_goes_back_behind_all_pages_still_has_a_day_to_load(settings: Settings) -> None:
    (shard,) = bronze.shards(settings.captures)
    shard.parent.rename(shard.parent.with_name("batch_date=2999-01-01"))
    assert today() in batches_of(settings).get_partition_keys()


@pytest.fixture
def runs(settings: Settings) -> Path:
    """Return the database of Dagster's runs."""
    database = settings.dagster_storage / "history" / "runs.db"
    database.parent.mkdir(parents=True)
    with sqlite3.connect(database) as connection:
        connection.execute("create table runs (id integer)")
    connection.close()
    return database


def test_records_that_can_be_read_stay(settings: Settings, runs: Path) -> None:
    assert set_damaged_records_aside(settings) is None
    assert runs.exists()


def test_damaged_records_are_set_aside(settings: Settings, runs: Path) -> None:
    runs.write_bytes(runs.read_bytes()[:4096] + b"\xff" * 4096)
    aside = set_damaged_records_aside(settings)
    assert aside is not None
    assert (aside / "history" / "runs.db").exists()
    assert list(settings.dagster_storage.iterdir()) == []


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_locked_records_are_named(settings: Settings, runs: Path, journal: str) -> None:
    other = sqlite3.connect(runs)
    other.execute(f"pragma journal_mode = {journal}")
    other.execute("begin exclusive")
    with pytest.raises(RecordsLockedError, match=r"runs\.db is locked"):
        set_damaged_records_aside(settings)
    other.close()


def test_who_stops_a_run_is_told_what_became_of_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipelines.commands.run.run", stopped)
    monkeypatch.setattr("sys.argv", ["cli", "run"])
    assert cli.main() == cli.STOPPED
    assert "the next run does the rest" in capsys.readouterr().err
