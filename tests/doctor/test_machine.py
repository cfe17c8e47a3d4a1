"""The machine, the folders and the settings: what is amiss is named, with what to do."""

import os
import shutil
import sys
import time
from collections import namedtuple
from pathlib import Path

import pytest

from pipelines import memory
from pipelines.doctor import configuration, folders, machine, versions
from pipelines.settings import Settings
from tests.doctor.broken import warehouse

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return warehouse(tmp_path)


def test_what_is_in_order_is_said_to_be(settings: Settings) -> None:
    checks = [
        *(machine.disk_space, machine.inodes, machine.memory, machine.clock, versions.python, versions.packages),
        *(folders.raw_folder, folders.warehouse_folder, folders.permissions, folders.one_file_system),
        *(folders.local_disk, configuration.settings_in_force),
    ]
    assert {check.__name__: check(settings).found for check in checks if check(settings).level != "ok"} == {}


def test_a_python_that_is_too_old_is_an_error(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 1))
    assert versions.python(settings).level == "error"


def test_packages_that_are_not_as_locked_are_named(settings: Settings, tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("duckdb==0.1 \\\n    --hash=sha256:00\nno-such-package==1\n")
    found = versions.packages(settings, lock)
    assert found.level == "warning"
    assert "duckdb is 1" in found.found
    assert "no-such-package is missing" in found.found


@pytest.mark.parametrize(("free", "level"), [(10**6, "error"), (10**8, "warning"), (10**12, "ok")])
def test_room_is_held_against_what_publishing_takes(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, free: int, level: str
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(0, 0, free))
    assert machine.disk_space(settings).level == level


def test_few_inodes_are_a_warning(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    status = namedtuple("Status", "f_files f_favail")
    monkeypatch.setattr(os, "statvfs", lambda _: status(100, 5))
    assert machine.inodes(settings).level == "warning"
    monkeypatch.setattr(os, "statvfs", lambda _: status(0, 0))
    assert machine.inodes(settings).level == "ok"


def test_little_memory_is_a_warning_and_a_limit_counts(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "meminfo").write_text("MemTotal:  9000000 kB\nMemAvailable:  8000000 kB\n")
    monkeypatch.setattr(memory, "MEMORY", tmp_path / "meminfo")
    monkeypatch.setattr(memory, "LIMIT", tmp_path / "memory.max")
    assert machine.memory(settings).level == "ok"
    (tmp_path / "memory.max").write_text("500000000\n")
    assert machine.memory(settings).level == "warning"


def test_a_database_from_the_future_is_a_warning(settings: Settings) -> None:
    tomorrow = time.time() + 86_400
    os.utime(settings.published_database, (tomorrow, tomorrow))
    assert machine.clock(settings).level == "warning"


def test_a_raw_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    found = folders.raw_folder(Settings(raw=tmp_path / "nowhere", warehouse=tmp_path))
    assert (found.level, "NEWS_RAW" in found.fix) == ("error", True)


def test_a_folder_that_may_not_be_used_is_an_error(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, _: Path(path) not in {settings.raw, settings.warehouse / "working"})
    assert folders.raw_folder(settings).level == "error"
    assert str(settings.warehouse / "working") in folders.warehouse_folder(settings).found


def test_a_warehouse_that_is_a_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert folders.warehouse_folder(Settings(raw=tmp_path, warehouse=tmp_path / "file")).level == "error"


def test_a_folder_that_anybody_may_write_into_is_a_warning(settings: Settings) -> None:
    settings.warehouse.chmod(0o777)
    assert folders.permissions(settings).level == "warning"


def test_a_folder_on_another_file_system_is_a_warning(settings: Settings) -> None:
    if Path("/dev/shm").stat().st_dev == settings.warehouse.stat().st_dev:  # noqa: S108
        pytest.skip("no second file system is here")
    settings.snapshots.symlink_to("/dev/shm")  # noqa: S108
    assert folders.one_file_system(settings).level == "warning"


def test_a_network_file_system_is_a_warning(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mounts").write_text(f"disk / ext4 rw 0 0\nserver:/x {settings.warehouse} nfs4 rw 0 0\n")
    monkeypatch.setattr(folders, "MOUNTS", tmp_path / "mounts")
    assert "nfs4" in folders.local_disk(settings).found


def test_a_name_that_is_no_setting_is_a_warning(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWS_WAREHOUS", "elsewhere")
    found = configuration.settings_in_force(settings)
    assert (found.level, found.found.startswith("NEWS_WAREHOUS is set")) == ("warning", True)


def test_a_secret_in_a_setting_is_not_shown(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWS_OPENLINEAGE", "https://reader:open-sesame@lineage.example/api")
    assert "open-sesame" not in configuration.settings_in_force(settings).found


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NEWS_LATE_HOURS", "a day"),
        ("NEWS_RUN_DAYS", "-3"),
        ("NEWS_COLUMNS", "body"),
        ("NEWS_ALERTS", "log nowhere://x"),
    ],
)
def test_a_setting_that_cannot_be_read_is_an_error(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    found = configuration.settings_in_force(settings)
    assert found.level == "error"
    assert name in found.found
