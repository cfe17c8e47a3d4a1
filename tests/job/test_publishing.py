"""What readers open: whole states, put in place in one step, kept for a while, and never lost to a broken file."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from pipelines.settings import Settings
from pipelines.snapshots import keep_snapshot, snapshot_of, snapshots
from pipelines.warehouse import DatabaseInUseError, UnreadableDatabaseError, publish, reader, writer
from tests.conftest import ROOT, rows, run_job

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return a warehouse of one small table, published once."""
    settings = Settings(raw=tmp_path / "raw", warehouse=tmp_path)
    write_state(settings, 1)
    publish(settings)
    return settings


def write_state(settings: Settings, state: int) -> None:
    with writer(settings) as connection:
        connection.execute(f"create or replace table state as select {state} as number")


def state_of(path: Path) -> int:
    with duckdb.connect(path, read_only=True) as connection:
        return connection.execute("select number from state").fetchall()[0][0]


def test_a_reader_that_is_open_keeps_its_state(settings: Settings) -> None:
    with reader(settings) as opened:
        write_state(settings, 2)
        publish(settings)
        assert opened.sql("from state").fetchall() == [(1,)]
    assert state_of(settings.published_database) == 2


def test_what_is_loading_is_not_seen(settings: Settings) -> None:
    with writer(settings) as connection:
        connection.execute("update state set number = 2")
        assert state_of(settings.published_database) == 1


def test_the_last_seven_states_are_kept(settings: Settings) -> None:
    for state in range(2, 11):
        write_state(settings, state)
        publish(settings)
    assert [state_of(path) for path in snapshots(settings.snapshots)] == [4, 5, 6, 7, 8, 9, 10]


def test_a_state_is_opened_by_its_day(tmp_path: Path) -> None:
    for day in range(3):
        published = tmp_path / "news.duckdb"
        published.write_text(f"day {day}")
        written_at = (NOON + timedelta(days=2 * day)).timestamp()
        os.utime(published, (written_at, written_at))
        keep_snapshot(published, tmp_path / "snapshots")
        published.unlink()
    assert snapshot_of(tmp_path / "snapshots", date(2026, 3, 4)).read_text() == "day 1"
    assert snapshot_of(tmp_path / "snapshots", date(2026, 3, 5)).read_text() == "day 1"
    assert snapshot_of(tmp_path / "snapshots", date(2026, 3, 9)).read_text() == "day 2"
    with pytest.raises(FileNotFoundError, match="2026-03-02, 2026-03-04, 2026-03-06"):
        snapshot_of(tmp_path / "snapshots", date(2026, 3, 1))


def test_a_file_of_deleted_rows_is_compacted(settings: Settings) -> None:
    with writer(settings) as connection:
        connection.execute("create table ballast as select range, sha256(range::varchar) as text from range(300000)")
        connection.execute("comment on table ballast is 'heavy'")
        connection.execute("checkpoint")
        connection.execute("delete from ballast where range > 10")
    before = settings.working_database.stat().st_size
    assert publish(settings) < before / 2
    with reader(settings) as connection:
        assert connection.sql("select count(*) from ballast").fetchall() == [(11,)]
        assert connection.sql("select comment from duckdb_tables() where table_name = 'ballast'").fetchall() == [
            ("heavy",)
        ]


BROKEN = {
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:5000]),
    "of another version": lambda path: path.write_bytes(path.read_bytes()[:12] + b"\xff\x00" + path.read_bytes()[14:]),
    "no database": lambda path: path.write_text("not a database"),
    "empty": lambda path: path.write_bytes(b"\x01"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_working_database_gives_way_to_the_published_one(settings: Settings, fault: str) -> None:
    BROKEN[fault](settings.working_database)
    with writer(settings) as connection:
        assert connection.sql("from state").fetchall() == [(1,)]
    assert settings.working_database.with_suffix(".unreadable").exists()


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_published_database_is_named_with_what_to_do(settings: Settings, fault: str) -> None:
    BROKEN[fault](settings.published_database)
    with (
        pytest.raises(UnreadableDatabaseError, match=r"news\.duckdb can't be opened.*newest snapshot"),
        reader(settings),
    ):
        pass


def test_a_run_makes_a_broken_published_database_good(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    shutil.copy(ROOT / "seeds" / "news" / "16_xiamen_brief.txt", raw)
    assert run_job(raw, tmp_path).returncode == 0
    shutil.rmtree(tmp_path / "working")
    (tmp_path / "news.duckdb").unlink()
    (tmp_path / "news.duckdb").write_bytes(b"broken")
    done = run_job(raw, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert rows(tmp_path, "select count(*) from fact_article") == [(1,)]


def test_a_database_that_somebody_writes_into_is_named_with_what_to_do(settings: Settings) -> None:
    code = (
        f"import duckdb; opened = duckdb.connect({str(settings.published_database)!r}); print(1, flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(DatabaseInUseError, match=rf"PID {other.pid}.*-readonly"), reader(settings):
            pass
        other.kill()


def test_what_somebody_wrote_into_the_published_file_does_not_outlive_it(settings: Settings) -> None:
    code = (
        f"import duckdb, os; connection = duckdb.connect({str(settings.published_database)!r}); "
        "connection.execute('create table mine as select 1'); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", code], check=False)
    assert settings.published_database.with_suffix(".duckdb.wal").exists()
    publish(settings)
    with reader(settings) as connection:
        assert connection.sql("show tables").fetchall() == [("state",)]


def test_a_damaged_block_is_named_with_what_to_do(settings: Settings) -> None:
    with writer(settings) as connection:
        connection.execute("create table wide as select sha256(range::varchar) as text from range(100000)")
    publish(settings)
    with settings.published_database.open("rb+") as file:
        file.seek(300_000)
        file.write(b"\xff" * 1_000_000)
    with pytest.raises(UnreadableDatabaseError, match="newest snapshot"), reader(settings) as connection:
        connection.sql("select max(text) from wide").fetchall()
