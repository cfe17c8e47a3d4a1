"""What a warehouse says of itself: who writes, what is behind or lost, what lies about."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipelines.doctor import dagster_records as records
from pipelines.doctor import databases, freshness, kept, layers, writing
from pipelines.doctor.examination import CHECKS, DEEP_CHECKS, examine
from pipelines.settings import Settings
from pipelines.writer_lock import writer_lock
from tests.conftest import ROOT
from tests.doctor.broken import NOW, dagster_records, heartbeat, schedule, warehouse

DAY = 86_400


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return warehouse(tmp_path)


@pytest.fixture
def loaded(sample_warehouse: Path, tmp_path: Path) -> Settings:
    """Return a copy of the warehouse of the sample pages, to break."""
    shutil.copytree(sample_warehouse, tmp_path / "warehouse")
    return Settings(raw=ROOT / "seeds" / "news", warehouse=tmp_path / "warehouse")


@contextmanager
def another_process(code: str) -> Iterator[int]:
    with subprocess.Popen(
        [sys.executable, "-c", f"{code}; print(1, flush=True); input()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process.pid
        process.kill()


def test_a_sound_warehouse_is_ok_throughout_and_dagster_is_left_alone(loaded: Settings) -> None:
    found = dict(examine(loaded, is_deep=True))
    assert len(found) == len(CHECKS) + len(DEEP_CHECKS)
    assert {name: finding for name, finding in found.items() if finding.level == "error"} == {}
    assert found["waiting"].level == found["bronze_contents"].level == found["invariants"].level == "ok"


def test_a_warehouse_that_is_not_there_yet_is_no_error(tmp_path: Path) -> None:
    settings = Settings(raw=tmp_path, warehouse=tmp_path / "warehouse")
    levels = {name: finding.level for name, finding in examine(settings, is_deep=True)}
    assert "error" not in levels.values()
    assert levels["published_database"] == "warning"


def test_the_command_fails_where_there_is_an_error_and_says_what_to_do(settings: Settings) -> None:
    settings.published_database.write_text("not a database")
    environment = os.environ | {"NEWS_RAW": str(settings.raw), "NEWS_WAREHOUSE": str(settings.warehouse)}
    done = subprocess.run(
        [sys.executable, "-m", "pipelines.cli", "doctor"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert "error    published_database" in done.stdout
    assert "fix: move it away and run `make run`" in done.stdout
    assert f"\n{len(CHECKS)} checks: 1 errors" in done.stdout


def test_the_holder_of_the_writers_lock_is_named(settings: Settings) -> None:
    assert writing.writers_lock(settings).found == "no run is writing"
    with writer_lock(settings.lock, print):
        found = writing.writers_lock(settings)
        assert (found.level, found.found.startswith(f"process {os.getpid()} has been writing")) == ("ok", True)
        os.utime(settings.lock, (time.time() - DAY, time.time() - DAY))
        assert writing.writers_lock(settings).level == "warning"
        settings.lock.write_text("999999999")
        assert "is gone, and a child of it holds on" in writing.writers_lock(settings).fix
    assert writing.writers_lock(settings).level == "ok"


@pytest.mark.parametrize("which", ["published_database", "working_database"])
def test_a_program_that_has_a_database_open_for_writing_is_named(settings: Settings, which: str) -> None:
    with another_process(f"import duckdb; opened = duckdb.connect({str(getattr(settings, which))!r})") as pid:
        found = getattr(databases, which)(settings)
    assert (found.level, f"PID {pid}" in found.found) == ("error", True)


@pytest.mark.parametrize(("which", "level"), [("published_database", "error"), ("working_database", "warning")])
def test_a_damaged_database_is_told_by_what_it_means(settings: Settings, which: str, level: str) -> None:
    getattr(settings, which).write_text("not a database")
    assert getattr(databases, which)(settings).level == level


def test_a_run_from_the_future_is_a_warning(tmp_path: Path) -> None:
    assert freshness.last_run(warehouse(tmp_path, finished=NOW + timedelta(days=1))).level == "warning"


@pytest.mark.parametrize(("days", "level"), [(0, "warning"), (3, "error")])
def test_inputs_that_wait_are_counted_and_long_waits_are_an_error(loaded: Settings, days: int, level: str) -> None:
    raw = loaded.warehouse / "raw"
    raw.mkdir()
    (raw / "page.txt").write_text("新的一页")
    for path in (raw / "page.txt", loaded.published_database):
        os.utime(path, (time.time() - days * DAY,) * 2)
    found = freshness.waiting(Settings(raw=raw, warehouse=loaded.warehouse))
    assert (found.level, found.found[:17]) == (level, "1 new inputs wait")


@pytest.mark.parametrize(("refused", "level"), [(0, "ok"), (1, "ok"), (5, "warning")])
def test_what_was_refused_is_counted_by_class(tmp_path: Path, refused: int, level: str) -> None:
    found = freshness.quarantine(warehouse(tmp_path, refused=refused))
    assert (found.level, f"{refused} empty" in found.found) == (level, refused > 0)


def test_a_lost_bronze_file_is_an_error(loaded: Settings) -> None:
    (bronze,) = loaded.captures.glob("batch_date=*/*.parquet")
    bronze.unlink()
    assert "Put them back from a backup" in layers.bronze(loaded).found


def test_a_bronze_file_that_was_cut_off_is_an_error(loaded: Settings) -> None:
    (bronze,) = loaded.captures.glob("batch_date=*/*.parquet")
    bronze.write_bytes(bronze.read_bytes()[:500])
    assert layers.bronze(loaded).level == "error"


def test_looking_deep_finds_a_page_that_is_not_what_it_was(loaded: Settings) -> None:
    (bronze,) = loaded.captures.glob("batch_date=*/*.parquet")
    other = pl.read_parquet(bronze, hive_partitioning=False).with_columns(content=pl.lit(b"other bytes"))
    other.write_parquet(bronze)
    assert layers.bronze(loaded).level == "ok"
    assert layers.bronze_contents(loaded).level == "error"


def test_looking_deep_finds_a_silver_file_that_was_cut_off(loaded: Settings) -> None:
    lines = next(loaded.silver.glob("lines/*/*.parquet"))
    lines.write_bytes(lines.read_bytes()[:-10])
    assert str(lines) in layers.silver_contents(loaded).found


def test_looking_deep_finds_a_broken_invariant(loaded: Settings) -> None:
    with duckdb.connect(loaded.published_database) as connection:
        connection.execute("delete from dim_unit")
    assert "keys_have_their_dimension" in layers.invariants(loaded).found


def test_snapshots_are_counted_and_what_is_left_lying_is_named(settings: Settings) -> None:
    assert kept.snapshots_kept(settings).level == "warning"
    (settings.warehouse / "working" / "news.duckdb.wal").touch()
    assert kept.left_overs(settings).level == "ok"
    (settings.warehouse / "news.partial").touch()
    assert "news.partial" in kept.left_overs(settings).found
    (settings.warehouse / "working" / "news.unreadable").touch()
    assert "news.unreadable" in kept.left_overs(settings).found
    settings.snapshots.mkdir()
    shutil.copy(settings.published_database, settings.snapshots / "news-20261120T000000.000000Z.duckdb")
    assert kept.snapshots_kept(settings).found.startswith("1 snapshots")


def test_a_failed_run_is_an_error_until_one_succeeds(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "_reason", lambda *_: "the disk is full")
    dagster_records(settings, good=("SUCCESS", 100.0), bad=("FAILURE", 200.0))
    found = records.last_failed_run(settings)
    assert (found.level, found.found) == ("error", "run bad failed at 1970-01-01 00:03:20 UTC: the disk is full")


def test_a_failed_run_that_was_made_good_is_none(settings: Settings) -> None:
    dagster_records(settings, bad=("FAILURE", 100.0), good=("SUCCESS", 200.0))
    assert records.last_failed_run(settings).level == "ok"


def test_a_run_on_record_that_nobody_writes_is_stuck(settings: Settings) -> None:
    dagster_records(settings, dead=("STARTED", 100.0))
    assert "dead (started)" in records.stuck_runs(settings).found
    with writer_lock(settings.lock, print):
        assert records.stuck_runs(settings).level == "ok"


@pytest.mark.parametrize(
    ("minutes", "status", "level"),
    [(1, "RUNNING", "ok"), (60, "RUNNING", "warning"), (1, "STOPPED", "warning")],
)
def test_the_daemon_is_alive_and_the_schedule_on_or_it_is_a_warning(
    settings: Settings, minutes: int, status: str, level: str
) -> None:
    dagster_records(settings)
    assert records.daemon(settings).level == "ok"
    heartbeat(settings, NOW - timedelta(minutes=minutes))
    schedule(settings, status)
    assert records.daemon(settings).level == level


def test_large_records_are_a_warning(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    dagster_records(settings)
    assert records.storage(settings).level == "ok"
    monkeypatch.setattr(records, "LARGE_BYTES", 10)
    assert records.storage(settings).level == "warning"
