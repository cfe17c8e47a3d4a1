"""A run that finds nothing to load goes through the published database once, and again when it is another."""

import shutil
from pathlib import Path

import duckdb
import pytest

from pipelines.load import check_published
from pipelines.settings import Settings


@pytest.fixture
def settings(sample_warehouse: Path, tmp_path: Path) -> Settings:
    settings = Settings(raw=tmp_path / "raw", warehouse=tmp_path)
    shutil.copyfile(sample_warehouse / "news.duckdb", settings.published_database)
    return settings


def test_a_file_that_passed_is_not_read_again(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    first = check_published(settings)
    assert not any(first.values())
    monkeypatch.setattr("pipelines.load.offending", lambda _: pytest.fail("it was read again"))
    assert check_published(settings) == first


def test_a_file_that_was_changed_is_read_again_each_time(settings: Settings) -> None:
    check_published(settings)
    with duckdb.connect(settings.published_database) as connection:
        connection.execute("update fact_figure set unit_key = 7")
    assert check_published(settings)["keys_have_their_dimension"]
    assert check_published(settings)["keys_have_their_dimension"]


def test_it_is_read_again_by_other_checks(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    check_published(settings)
    monkeypatch.setattr("pipelines.passed.checks", list)
    monkeypatch.setattr("pipelines.load.offending", lambda _: {"keys_are_unique": 1})
    assert check_published(settings) == {"keys_are_unique": 1}
