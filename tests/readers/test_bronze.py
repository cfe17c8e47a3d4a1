"""The bronze layer takes in every page once, whatever was taken in before, and forgets none."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from pipelines.readers import bronze
from pipelines.readers import captures as batches
from pipelines.readers.bronze import capture, shards, take_in, take_stock
from pipelines.readers.inputs import walk
from pipelines.readers.manifest import folder

DAY = datetime(2026, 3, 2, 1, tzinfo=UTC)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    return tmp_path / "raw"


@pytest.fixture
def captures(tmp_path: Path) -> Path:
    return tmp_path / "bronze" / "captures"


def write_lines(path: Path, *texts: str) -> None:
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")


def captured(captures: Path) -> list[tuple]:
    frame = pl.concat(pl.read_parquet(path) for path in shards(captures))
    return sorted(frame.select("source_path", "record_no", "content", "is_duplicate").rows())


def test_a_file_that_grew_gives_its_new_pages_alone(raw: Path, captures: Path) -> None:
    write_lines(raw / "day.jsonl", "甲")
    assert capture(raw, captures, "first") == (1, 0)
    assert capture(raw, captures, "second") == (0, 1)
    write_lines(raw / "day.jsonl", "甲", "乙")
    assert capture(raw, captures, "third") == (1, 0)
    expected = [("day.jsonl", 1, "甲".encode(), False), ("day.jsonl", 2, "乙".encode(), False)]
    assert captured(captures) == expected


def test_a_page_is_a_duplicate_by_whatever_way_it_comes_again(raw: Path, captures: Path) -> None:
    write_lines(raw / "day.jsonl", "甲", "甲")
    (raw / "page.txt").write_text("甲", encoding="utf-8")
    take_in(walk(raw), captures, "run", DAY)
    assert [row[-1] for row in captured(captures)] == [False, True, True]


def test_a_page_is_a_duplicate_of_one_in_an_earlier_batch_of_the_same_run(
    raw: Path, captures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "BATCH_PAGES", 1)
    write_lines(raw / "day.jsonl", "甲", "乙", "甲")
    assert capture(raw, captures, "first") == (3, 0)
    assert len(shards(captures)) == 3
    assert [row[-1] for row in captured(captures)] == [False, False, True]


def test_a_page_that_was_refused_makes_no_duplicate_of_a_good_one(raw: Path, captures: Path) -> None:
    (raw / "page.dat").write_text("甲", encoding="utf-8")
    take_in(walk(raw), captures, "first", DAY)
    (raw / "page.txt").write_text("甲", encoding="utf-8")
    capture(raw, captures, "second")
    assert [row[-1] for row in captured(captures)] == [False, False]


def test_a_run_that_was_cut_off_is_made_good_without_doubling(
    raw: Path, captures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "BATCH_PAGES", 2)
    write_lines(raw / "day.jsonl", "甲", "乙", "丙")
    batch = next(batches.read_batches(walk(raw), DAY))
    assert batch.finished == []
    batch.captures.write_parquet(_folder(captures) / "cut.parquet")
    assert capture(raw, captures, "second") == (1, 0)
    assert [row[1] for row in captured(captures)] == [1, 2, 3]
    assert take_stock(raw, captures).new == []


def test_without_its_manifest_the_layer_reads_again_and_doubles_nothing(raw: Path, captures: Path) -> None:
    write_lines(raw / "day.jsonl", "甲", "乙")
    (raw / "page.dat").write_text("甲", encoding="utf-8")
    os.mkfifo(raw / "pipe.txt")
    assert capture(raw, captures, "first")[0] == 4
    for path in folder(captures).iterdir():
        path.unlink()
    assert capture(raw, captures, "second") == (0, 0)
    assert len(take_stock(raw, captures).new) == 0


def test_what_was_refused_is_read_again_when_its_columns_are_named(
    raw: Path, captures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (raw / "day.jsonl").write_text('{"story": "甲"}\n', encoding="utf-8")
    write_lines(raw / "good.jsonl", "乙")
    assert capture(raw, captures, "first") == (2, 0)
    assert take_stock(raw, captures).new == []
    monkeypatch.setenv("NEWS_COLUMNS", "text=story")
    assert [source.source_path for source in take_stock(raw, captures).new] == ["day.jsonl"]
    assert capture(raw, captures, "second") == (1, 1)
    assert take_stock(raw, captures).new == []


def test_a_long_run_says_how_far_it_is(
    raw: Path, captures: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bronze, "SECONDS_BETWEEN_WORDS", 0)
    write_lines(raw / "day.jsonl", "甲", "乙")
    capture(raw, captures, "run")
    assert "2 so far, now in day.jsonl" in capsys.readouterr().out


def test_a_file_that_changes_while_it_is_read_is_left_for_the_next_run(
    raw: Path, captures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (raw / "page.txt").write_text("甲", encoding="utf-8")
    listed = list(walk(raw))
    (raw / "page.txt").write_text("甲乙", encoding="utf-8")
    assert take_in(listed, captures, "first", DAY) == 0
    assert "page.txt has changed" in capsys.readouterr().out
    assert capture(raw, captures, "second") == (1, 0)


def test_a_bronze_file_of_before_the_formats_gets_todays_columns(raw: Path, captures: Path) -> None:
    (raw / "page.html").write_text("<p>甲", encoding="utf-8")
    (batch,) = batches.read_batches(walk(raw), DAY)
    old = batch.captures.drop("member", "media_type", "charset", pl.selectors.starts_with("declared"))
    old.write_parquet(_folder(captures) / "old.parquet")
    assert capture(raw, captures, "first") == (0, 0)
    (shard,) = shards(captures)
    assert pl.read_parquet(shard, hive_partitioning=False).equals(batch.captures)


def _folder(captures: Path) -> Path:
    made = captures / "batch_date=2026-03-02"
    made.mkdir(parents=True)
    return made
