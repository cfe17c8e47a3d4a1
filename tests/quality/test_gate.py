"""What blocks is not published, says the same again, and passes once somebody accepts it."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from pipelines.load import Run, load, pending
from pipelines.quality.gate import (
    UnknownAcceptanceError,
    judge_load,
    judge_published,
    read_accepted,
    why_blocked,
)
from pipelines.quality.judgement import Accepted
from pipelines.quality.results import last_results
from pipelines.readers.bronze import shards
from pipelines.readers.captures import NEWSROOM_TIME
from pipelines.settings import Settings, accepted_findings
from pipelines.silver import refine
from pipelines.warehouse import publish
from tests.conftest import rows, run_job
from tests.job.batches import harvest

PAGE = (
    "苏州灯会开幕\n2026年3月{day}日 来源:苏州日报\n"
    "本报苏州3月{day}日讯（记者 安平）苏州灯会今天开幕,{count}支队伍参加,投入资金300万元,"
    "主办方说,今年的灯会比去年多办两天,市民凭身份证免费入场。\n"
)
DAYS = 8
NOBODY: Accepted = frozenset()


def take_in_day(settings: Settings, seen_at: datetime, good: int, rubbish: int = 0) -> None:
    day = seen_at.astimezone(NEWSROOM_TIME).date()
    pages = {
        f"{day}/{number}.txt": PAGE.format(day=day.day, count=100 * day.day + number).encode() for number in range(good)
    }
    pages |= {f"{day}/rubbish{number}.txt": bytes([0, 255, number]) * 20 for number in range(rubbish)}
    harvest(settings, seen_at, pages)


def load_all(settings: Settings, run_id: str) -> Run:
    refine(settings)
    run = Run(run_id, datetime.now(UTC))
    assert load(settings, shards(settings.captures), run).passed
    return run


@pytest.fixture(scope="module")
def flooded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, Run]:
    """Publish eight ordinary days; load a day of rubbish on top, which readers do not see yet."""
    folder = tmp_path_factory.mktemp("flooded")
    settings = Settings(raw=folder / "raw", warehouse=folder / "warehouse")
    now = datetime.now(UTC)
    for back in range(DAYS, 0, -1):
        take_in_day(settings, now - timedelta(days=back), good=1)
    run = load_all(settings, "history")
    assert why_blocked(judge_load(settings, run, now, NOBODY)) is None
    publish(settings)
    take_in_day(settings, now, good=4, rubbish=40)
    return settings, load_all(settings, "flood")


def today() -> date:
    return datetime.now(NEWSROOM_TIME).date()


def test_a_flood_of_rubbish_blocks_again_and_again_and_tells_the_way_out(flooded: tuple[Settings, Run]) -> None:
    settings, run = flooded
    for _ in range(2):
        reason = why_blocked(judge_load(settings, run, datetime.now(UTC), NOBODY))
        assert reason
        assert "40 of 44 pages are quarantined" in reason
        assert f"NEWS_ACCEPT='quarantine_is_bounded:{today()}' make run" in reason
        assert pending(settings).days == [f"{today()}"]


def test_each_run_and_check_is_kept_once(flooded: tuple[Settings, Run]) -> None:
    settings, run = flooded
    judge_load(settings, run, datetime.now(UTC), NOBODY)
    with duckdb.connect(settings.working_database, read_only=True) as connection:
        kept = "select run_id, count(*), count(distinct check_name) from ops.quality_result group by all order by all"
        assert connection.sql(kept).fetchall() == [("flood", 14, 14), ("history", 14, 14)]
        [blocked] = [each for each in last_results(connection) if each.status == "blocked"]
    assert blocked.check_name == "quarantine_is_bounded"
    assert blocked.findings[0].batch_date == today()


def test_readers_keep_the_last_good_state_and_it_can_be_judged(flooded: tuple[Settings, Run]) -> None:
    settings, _ = flooded
    assert rows(settings.warehouse, "select count(*) from ops.quarantine") == [(0,)]
    assert not any(result.status == "blocked" for result in judge_published(settings, datetime.now(UTC)))


def test_a_blocked_run_fails_and_is_told(flooded: tuple[Settings, Run]) -> None:
    settings, _ = flooded
    blocked = run_job(settings.raw, settings.warehouse)
    assert blocked.returncode == 1
    assert "publication is blocked, readers keep the last good state" in blocked.stderr
    assert "Traceback" not in blocked.stderr
    assert rows(settings.warehouse, "select count(*) from ops.quarantine") == [(0,)]
    assert '"title": "News warehouse: publication is blocked"' in (settings.alerts / "alerts.jsonl").read_text()


def test_what_is_accepted_is_published_and_later_pages_of_the_day_need_no_new_word(
    flooded: tuple[Settings, Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, run = flooded
    monkeypatch.setenv("NEWS_ACCEPT", f"quarantine_is_bounded:{today()}")
    assert why_blocked(judge_load(settings, run, datetime.now(UTC), read_accepted(accepted_findings()))) is None
    publish(settings)
    assert rows(settings.warehouse, "select count(*) from ops.quarantine") == [(40,)]
    take_in_day(settings, datetime.now(UTC), good=5)
    later = load_all(settings, "later")
    assert why_blocked(judge_load(settings, later, datetime.now(UTC), NOBODY)) is None


@pytest.mark.parametrize("word", ["volume_is_usual:2026-03-18", "quarantine_is_bounded:yesterday", "all"])
def test_what_cannot_be_accepted_is_named(word: str) -> None:
    with pytest.raises(UnknownAcceptanceError, match=r"write <check>:<day>, such as damage_is_bounded:"):
        read_accepted([word])


def test_a_finding_about_the_tables_is_accepted_without_a_day() -> None:
    assert read_accepted(["tables_keep_the_contract", "damage_is_bounded:2026-03-18"]) == {
        ("tables_keep_the_contract", None),
        ("damage_is_bounded", date(2026, 3, 18)),
    }


def test_a_column_that_readers_were_promised_is_missed(flooded: tuple[Settings, Run], tmp_path: Path) -> None:
    settings, _ = flooded
    copy = Settings(raw=settings.raw, warehouse=tmp_path)
    copy.published_database.write_bytes(settings.published_database.read_bytes())
    with duckdb.connect(copy.published_database) as connection:
        connection.execute("alter table fact_line drop column changes")
        connection.execute("alter table fact_quote alter column line_no type varchar")
    verdicts = {each.check_name: each for each in judge_published(copy, datetime.now(UTC))}
    verdict = verdicts["tables_keep_the_contract"]
    assert verdict.status == "blocked"
    assert {finding.subject for finding in verdict.findings} == {"fact_line.changes", "fact_quote.line_no"}
