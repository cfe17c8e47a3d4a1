"""What was refused is tried again when the rules change: then it is loaded, gone from quarantine, and there once."""

import dataclasses
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import duckdb
import polars as pl
import pytest

from pipelines import chain, silver, stages, versions
from pipelines.load import Run, load
from pipelines.readers import bronze, recognition
from pipelines.readers.formats.registry import BY_NAME
from pipelines.settings import Settings
from pipelines.versions import stage_version
from tests.conftest import ROOT

PAGE = (ROOT / "seeds" / "news" / "16_xiamen_brief.txt").read_bytes()
REPORT = (ROOT / "seeds" / "news" / "19_qingdao_port.txt").read_bytes()
YESTERDAY = datetime(2026, 3, 2, 1, tzinfo=UTC)
TODAY = YESTERDAY + timedelta(days=1)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "other.txt").write_bytes((ROOT / "seeds" / "news" / "06_qingdao_brief.txt").read_bytes())
    return Settings(raw=tmp_path / "raw", warehouse=tmp_path / "warehouse")


def bring_up_to_date(settings: Settings, now: datetime, documents: stages.Rule = stages.STAGES[0].rule) -> None:
    bronze.take_in(bronze.take_stock(settings.raw, settings.captures).new, settings.captures, f"{now:%d}", now)
    with patch.dict(chain.BY_NAME, documents=dataclasses.replace(stages.STAGES[0], rule=documents)):
        silver.refine(settings)
    done = load(settings, bronze.shards(settings.captures), Run(f"{now:%d}", now))
    assert done.passed, done.offending


def rows(settings: Settings, query: str) -> list[tuple]:
    with duckdb.connect(settings.working_database, read_only=True) as connection:
        return connection.execute(query).fetchall()


def quarantine(settings: Settings) -> list[tuple]:
    return rows(settings, "select source_path, error_class, bytes, first_seen_at, run_id from ops.quarantine")


def loaded(settings: Settings) -> list[str]:
    query = "select source_path from fact_capture where status = 'loaded' order by all"
    return [path for (path,) in rows(settings, query)]


def test_what_readers_learn_to_read_is_loaded_and_the_rest_stays(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture, line = b"\x89PNG\r\n\x1a\n", json.dumps({"geschichte": REPORT.decode()}).encode()
    (settings.raw / "page.news").write_bytes(PAGE)
    (settings.raw / "pages.jsonl").write_bytes(line)
    (settings.raw / "picture.png").write_bytes(picture)
    bring_up_to_date(settings, YESTERDAY)
    assert sorted(row[:2] for row in quarantine(settings)) == [
        ("page.news", "unknown_format"),
        ("pages.jsonl", "no_text_column"),
        ("picture.png", "unknown_format"),
    ]
    monkeypatch.setitem(recognition.BY_SUFFIX, ".news", BY_NAME["text"])
    monkeypatch.setenv("NEWS_COLUMNS", "text=geschichte")
    bring_up_to_date(settings, TODAY)
    assert quarantine(settings) == [("picture.png", "unknown_format", picture, YESTERDAY, "02")]
    assert loaded(settings) == ["other.txt", "page.news", "pages.jsonl"]
    assert rows(settings, "select count(*) from fact_article") == [(3,)]


def refuse(captures: pl.DataFrame) -> pl.DataFrame:
    """Read no page of this name, as rules that know less would."""
    is_refused = pl.col("source_path") == "page.txt"
    return (
        stages.STAGES[0]
        .rule(captures)
        .with_columns(
            raw_text=pl.when(~is_refused).then("raw_text"),
            error_class=pl.when(is_refused).then(pl.lit("not_text")),
            reason=pl.when(is_refused).then(pl.lit("no charset explains it")),
        )
    )


def test_a_page_that_rules_learn_to_read_is_loaded(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    (settings.raw / "page.txt").write_bytes(PAGE)
    with monkeypatch.context() as yesterday:
        yesterday.setattr(versions, "_sources", lambda stage: [b"yesterday's", stage.name.encode()])
        stage_version.cache_clear()
        bring_up_to_date(settings, YESTERDAY, refuse)
    assert quarantine(settings) == [("page.txt", "not_text", PAGE, YESTERDAY, "02")]
    refused_under = rows(settings, "select rules_version from ops.quarantine")
    stage_version.cache_clear()
    bring_up_to_date(settings, TODAY)
    assert quarantine(settings) == []
    assert loaded(settings) == ["other.txt", "page.txt"]
    assert rows(settings, "select first_seen_at from fact_capture where source_path = 'page.txt'") == [(YESTERDAY,)]
    assert rows(settings, "select distinct rules_version from fact_capture") != refused_under
