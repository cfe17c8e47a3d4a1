"""A capture that ends at any of its commit points is finished by the next: each page once, each byte as it came."""

import json
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from bench.reliability.contents import captured_twice
from bench.reliability.points import trace
from pipelines.leftovers import sweep
from pipelines.readers import bronze, captures
from pipelines.settings import Settings

PAGES = [f"第{number}条 今年前三季度，全市完成投资{number}.5亿元，同比增长{number}%。" for number in range(1, 6)]


class Ended(BaseException):
    """The run ends here; nothing that a run does catches it."""


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Return a raw folder of a page and of a file of six, one of them twice; a bronze file has room for two pages."""
    made = Settings(raw=tmp_path / "raw", warehouse=tmp_path / "warehouse")
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(PAGES[0], encoding="utf-8")
    records = [json.dumps({"text": page}, ensure_ascii=False) for page in [*PAGES, PAGES[2]]]
    (tmp_path / "raw" / "b.jsonl").write_text("\n".join(records), encoding="utf-8")
    monkeypatch.setattr(captures, "BATCH_PAGES", 2)
    return made


def capture(settings: Settings, run: str) -> None:
    sweep(settings)
    bronze.capture(settings.raw, settings.captures, run)


def held(settings: Settings) -> list[tuple]:
    """Return what was captured, in the order of the inputs, and which of it is marked as there before."""
    frames = [pl.read_parquet(shard) for shard in bronze.shards(settings.captures)]
    columns = ["source_path", "record_no", "page_id", "content", "is_duplicate"]
    return sorted(pl.concat(frames).select(columns).iter_rows())


def points(settings: Settings) -> list[str]:
    told: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        trace(lambda _, what: told.append(what), patch.setattr)
        capture(settings, "undisturbed")
    return told


def end_at(settings: Settings, point: int, run: str) -> None:
    def reached(number: int, _: str) -> None:
        if number == point:
            raise Ended

    with pytest.MonkeyPatch.context() as patch, pytest.raises(Ended):
        trace(reached, patch.setattr)
        capture(settings, run)


def test_a_capture_that_ends_at_any_point_is_finished_by_the_next(settings: Settings, tmp_path: Path) -> None:
    told = points(settings)
    expected = held(settings)
    assert len(expected) == 7
    assert sum("replace" in what for what in told) > 6
    for point, what in enumerate(told, 1):
        ended = Settings(raw=settings.raw, warehouse=tmp_path / f"{point}")
        end_at(ended, point, "one")
        capture(ended, "another")
        assert held(ended) == expected, what
        assert captured_twice(ended) == [], what
        assert bronze.take_stock(ended.raw, ended.captures).new == [], what


def test_a_run_that_tries_again_within_a_second_keeps_what_it_had_captured(settings: Settings) -> None:
    seen_at = datetime(2026, 3, 2, tzinfo=UTC)
    inputs = bronze.take_stock(settings.raw, settings.captures).new
    bronze.take_in(inputs[:1], settings.captures, "a run", seen_at)
    bronze.take_in(inputs[1:], settings.captures, "a run", seen_at)
    assert len(held(settings)) == 7
