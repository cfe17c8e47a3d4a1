"""What is put in its place is there after a power cut too, and what was begun and not finished is swept away."""

import errno
import os
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from pipelines.leftovers import sweep
from pipelines.parquet import write_parquet
from pipelines.settings import Settings
from pipelines.snapshots import keep_snapshot, put_in_place, snapshots

FRAME = pl.DataFrame({"line": ["一"]})


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Tell which files and folders are flushed, and what is renamed, in their order."""
    told: list[str] = []
    real_fsync, real_replace = os.fsync, os.replace

    def fsync(number: int) -> None:
        told.append(f"flush {Path(f'/proc/self/fd/{number}').readlink().name}")
        real_fsync(number)

    def replace(source: Path, target: Path) -> None:
        told.append(f"rename {Path(source).name}")
        real_replace(source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replace)
    return told


def test_a_file_is_flushed_before_it_has_its_name_and_its_folder_after(tmp_path: Path, calls: list[str]) -> None:
    write_parquet(FRAME, tmp_path / "batch" / "a.parquet")
    assert calls == [f"flush {tmp_path.name}", "flush a.partial", "rename a.partial", "flush batch"]


def test_a_database_is_put_in_place_the_same_way(tmp_path: Path, calls: list[str]) -> None:
    (tmp_path / "working").write_bytes(b"state")
    put_in_place(tmp_path / "working", tmp_path / "news.duckdb")
    assert calls == ["flush news.partial", "rename news.partial", f"flush {tmp_path.name}"]


def test_a_full_disk_keeps_nothing_of_what_was_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_parquet(FRAME, tmp_path / "a.parquet")
    assert list(tmp_path.iterdir()) == []


def test_what_killed_runs_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    settings = Settings(raw=tmp_path / "raw", warehouse=tmp_path)
    kept = [
        "news.duckdb",
        "working/news.duckdb",
        "bronze/captures/batch_date=2026-03-02/1.parquet",
        "exports/a.partial",
    ]
    left = ["news.partial", "working/news.partial", "working/news.partial.wal", "silver/lines/v1/1.partial"]
    left += ["bronze/captures/batch_date=2026-03-02/1.partial", "bronze/manifest/1.partial", "snapshots/news.partial"]
    for name in [*kept, *left]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert sorted(str(path.relative_to(tmp_path)) for path in sweep(settings)) == sorted(left)
    assert sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()) == sorted(kept)


def written(path: Path, at: datetime) -> Path:
    path.write_bytes(f"{at}".encode())
    os.utime(path, (at.timestamp(), at.timestamp()))
    return path


def test_a_state_is_kept_once_however_often_it_is_asked_for(tmp_path: Path) -> None:
    published = written(tmp_path / "news.duckdb", datetime(2026, 3, 2, 12, tzinfo=UTC))
    for _ in range(3):
        keep_snapshot(published, tmp_path / "snapshots")
    (kept,) = snapshots(tmp_path / "snapshots")
    assert kept.samefile(published)


def test_a_clock_that_goes_back_does_not_cost_the_newest_state(tmp_path: Path) -> None:
    for day in range(2, 10):
        published = written(tmp_path / f"{day}", datetime(2026, 3, day, tzinfo=UTC))
        keep_snapshot(published, tmp_path / "snapshots")
    published = written(tmp_path / "news.duckdb", datetime(2026, 2, 1, tzinfo=UTC))
    keep_snapshot(published, tmp_path / "snapshots")
    kept = snapshots(tmp_path / "snapshots")
    assert len(kept) == 7
    assert kept[0].samefile(published)
