"""What is told, to whom and how often: once, daily as long as it lasts, and when it is over."""

import json
import os
import socket
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pipelines.alerts.telling import tell_failure, tell_success, tell_time
from pipelines.quality.gate import BLOCKED
from pipelines.quality.judgement import Finding
from pipelines.quality.results import Result
from pipelines.settings import Settings
from tests.alerts.receivers import mail_server, webhook

NOON = datetime(2026, 3, 18, 4, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
WHY = ["tables: the disk is full; make room where NEWS_WAREHOUSE stands, then run again"]
FEW = Finding(date(2026, 3, 18), "pages", "30", "about 150", "far fewer than usual")
ODD = Result("volume_is_usual", "warn", "found", 1, [FEW])
FINE = Result("volume_is_usual", "warn", "passed", 0, [])


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return a warehouse that published something an hour ago."""
    (tmp_path / "news.duckdb").write_text("published")
    an_hour_ago = (NOON - HOUR).timestamp()
    os.utime(tmp_path / "news.duckdb", (an_hour_ago, an_hour_ago))
    return Settings(raw=tmp_path / "raw", warehouse=tmp_path)


def told(settings: Settings) -> list[dict]:
    log = settings.alerts / "alerts.jsonl"
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()] if log.exists() else []


def test_a_failed_run_is_told_with_its_reason_and_what_to_do(settings: Settings) -> None:
    assert tell_failure(settings, WHY, NOON, NOON) == []
    [message] = told(settings)
    assert message["severity"] == "failure"
    assert message["title"] == "News warehouse: a run failed"
    for part in (
        "ERROR: a run failed, since 2026-03-18 12:00 (Asia/Shanghai)",
        "What happened: tables: the disk is full",
        "What to do: do what the reason says, then `make run`",
        "Readers see: the state published at 2026-03-18 11:00 (Asia/Shanghai), 1 hours ago",
        "make doctor",
    ):
        assert part in message["text"]


def test_the_same_trouble_is_told_once_then_daily_then_when_it_is_over(settings: Settings) -> None:
    for minutes in range(5):
        tell_failure(settings, WHY, NOON + minutes * MINUTE, NOON + minutes * MINUTE)
    assert len(told(settings)) == 1
    tell_time(settings, NOON + DAY)
    tell_time(settings, NOON + DAY + MINUTE)
    assert [message["title"] for message in told(settings)] == ["News warehouse: a run failed"] * 2
    tell_success(settings, [], NOON + DAY + HOUR, NOON + DAY + HOUR)
    tell_time(settings, NOON + DAY + 2 * HOUR)
    assert [message["severity"] for message in told(settings)] == ["failure", "failure", "success"]
    assert "OVER: a run failed, from 2026-03-18 12:00" in told(settings)[-1]["text"]


def test_a_trouble_that_comes_back_is_told_again(settings: Settings) -> None:
    tell_failure(settings, WHY, NOON, NOON)
    tell_success(settings, [], NOON + HOUR, NOON + HOUR)
    tell_failure(settings, WHY, NOON + 2 * HOUR, NOON + 2 * HOUR)
    assert [message["severity"] for message in told(settings)] == ["failure", "success", "failure"]


def test_a_failure_that_is_heard_of_late_is_not_told_once_it_is_made_good(settings: Settings) -> None:
    tell_success(settings, [], NOON, NOON)
    tell_failure(settings, WHY, NOON - HOUR, NOON + MINUTE)
    assert told(settings) == []


def test_a_good_run_that_is_heard_of_late_undoes_nothing(settings: Settings) -> None:
    tell_success(settings, [ODD], NOON, NOON)
    tell_success(settings, [FINE], NOON - HOUR, NOON + MINUTE)
    assert len(told(settings)) == 1


def test_a_blocked_publication_is_told_with_the_way_out(settings: Settings) -> None:
    why = f"quality: {BLOCKED}: 80 of 100 pages. If it is as it should be, accept it: NEWS_ACCEPT='x:2026-03-18'"
    tell_failure(settings, [why], NOON, NOON)
    [message] = told(settings)
    assert message["title"] == "News warehouse: publication is blocked"
    assert "NEWS_ACCEPT='x:2026-03-18'" in message["text"].partition("What to do")[2]
    tell_success(settings, [], NOON + HOUR, NOON + HOUR)
    assert "over: publication is blocked" in told(settings)[-1]["title"]


def test_all_findings_of_a_run_come_in_one_message_the_errors_first(settings: Settings) -> None:
    none = Result("pages_came", "error", "found", 1, [FEW])
    tell_success(settings, [ODD, none, Result("damage_is_bounded", "error", "accepted", 1, [FEW])], NOON, NOON)
    [message] = told(settings)
    assert message["title"] == "News warehouse: pages came: not so (and 1 more)"
    assert message["text"].index("ERROR: pages came") < message["text"].index("WARN: volume is usual")
    assert "2026-03-18, pages: 30, expected about 150; far fewer than usual" in message["text"]
    assert "damage" not in message["text"]


def test_a_finding_is_over_when_the_next_run_does_not_make_it(settings: Settings) -> None:
    tell_success(settings, [ODD], NOON, NOON)
    tell_success(settings, [FINE], NOON + DAY, NOON + DAY)
    assert [message["severity"] for message in told(settings)] == ["warning", "success"]


def test_no_run_for_too_long_is_told_and_over_with_the_next(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWS_LATE_HOURS", "30")
    tell_time(settings, NOON + 28 * HOUR)
    assert told(settings) == []
    tell_time(settings, NOON + 30 * HOUR)
    [message] = told(settings)
    assert message["title"] == "News warehouse: no run for too long"
    assert "since 2026-03-18 03:00 UTC" in message["text"]
    tell_success(settings, [], NOON + 31 * HOUR, NOON + 31 * HOUR)
    assert told(settings)[-1]["title"] == "News warehouse: over: no run for too long"


def test_a_run_that_found_nothing_new_is_not_late(settings: Settings) -> None:
    tell_success(settings, [], NOON + DAY, NOON + DAY)
    tell_time(settings, NOON + DAY + 25 * HOUR)
    assert told(settings) == []


def test_a_warehouse_that_never_published_is_late_after_a_while(tmp_path: Path) -> None:
    new = Settings(raw=tmp_path, warehouse=tmp_path / "warehouse")
    tell_time(new, NOON)
    tell_time(new, NOON + 27 * HOUR)
    [message] = told(new)
    assert "Readers see: nothing yet" in message["text"]


def test_several_channels_are_told_and_one_that_is_down_is_tried_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with webhook() as (url, got), webhook(status=503) as (broken, refused):
        monkeypatch.setenv("NEWS_ALERTS", f"log, {url} {broken}?token=s3cret")
        [warning] = tell_failure(settings, WHY, NOON, NOON)
        assert "503" in warning
        assert "s3cret" not in warning
        tell_time(settings, NOON + MINUTE)
    assert len(told(settings)) == len(got) == 1
    assert len(refused) == 2
    assert got[0]["title"] == "News warehouse: a run failed"
    assert got[0]["type"] == "failure"
    assert "What to do" in got[0]["message"]


def test_a_channel_that_was_never_told_of_a_trouble_is_not_told_of_its_end(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWS_ALERTS", "json://127.0.0.1:9/")
    assert tell_failure(settings, WHY, NOON, NOON)
    assert tell_success(settings, [], NOON + HOUR, NOON + HOUR) == []
    assert json.loads((settings.alerts / "state.json").read_bytes())["troubles"] == {}


def test_a_webhook_that_sends_elsewhere_is_not_followed(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    with webhook() as (url, got), webhook(status=307, location=url.replace("json", "http")) as (moved, asked):
        monkeypatch.setenv("NEWS_ALERTS", moved)
        assert tell_failure(settings, WHY, NOON, NOON)
    assert len(asked) == 1
    assert got == []


def test_a_mailbox_is_told(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with mail_server(port) as got:
        address = f"mailto://127.0.0.1:{port}?from=warehouse@example.org&to=engineer@example.org&mode=insecure"
        monkeypatch.setenv("NEWS_ALERTS", address)
        assert tell_failure(settings, WHY, NOON, NOON) == []
    [mail] = got
    assert mail["Subject"] == "News warehouse: a run failed"
    assert mail["X-RcptTo"] == "engineer@example.org"
    assert "the disk is full" in mail.get_payload(decode=True).decode()


@pytest.mark.parametrize("word", ["telegraf", "json://", "nobody://host", "mailto://"])
def test_a_word_that_is_no_channel_is_warned_of(settings: Settings, monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    monkeypatch.setenv("NEWS_ALERTS", f"log {word}")
    [warning] = tell_failure(settings, WHY, NOON, NOON)
    assert "no URL that apprise understands" in warning
    assert len(told(settings)) == 1


def test_a_memory_that_cannot_be_read_tells_what_lasts_once_more(settings: Settings) -> None:
    tell_failure(settings, WHY, NOON, NOON)
    (settings.alerts / "state.json").write_text('{"watched')
    tell_failure(settings, WHY, NOON + MINUTE, NOON + MINUTE)
    assert len(told(settings)) == 2


def test_alerts_that_cannot_be_written_fail_no_run(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.alerts.write_text("a file where the folder should be")
    [warning] = tell_failure(settings, WHY, NOON, NOON)
    assert warning.startswith("alerts: nobody could be told")
    settings.alerts.unlink()
    monkeypatch.setenv("NEWS_LATE_HOURS", "a day")
    [warning] = tell_failure(settings, WHY, NOON, NOON)
    assert "NEWS_LATE_HOURS is 'a day'" in warning


def test_a_secret_is_not_told(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI")
    tell_failure(settings, ["captures: wJalrXUtnFEMI is refused; s3://key:secret@bucket/pages is gone"], NOON, NOON)
    assert "captures: *** is refused; s3://***@bucket/pages is gone" in told(settings)[0]["text"]
