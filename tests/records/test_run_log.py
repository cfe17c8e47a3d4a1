"""Each run is told as JSON lines whose keys stay, without secrets; nothing about the log stops a run."""

import json
from pathlib import Path

import dagster as dg
import pytest

from pipelines.records.event_lines import line_of
from pipelines.records.run_log import append
from pipelines.records.storage import without_secrets
from tests.conftest import ROOT

EVENTS = {
    "run_started": set(),
    "step_started": {"step"},
    "message": {"message"},
    "asset_written": {"step", "asset"},
    "step_succeeded": {"step", "seconds"},
    "run_succeeded": set(),
}
OTHER_EVENTS = {"nothing_new", "check_failed", "step_retried", "step_failed", "run_failed", "run_canceled"}
OTHER_KEYS = {"rows", "reason", "check", "known"}
EVERY_LINE = {"time", "level", "run_id", "job", "event"}


def lines(folder: Path) -> list[dict]:
    return [json.loads(line) for path in sorted(folder.iterdir()) for line in path.read_text("utf-8").splitlines()]


def test_a_run_is_told_from_its_begin_to_its_end(sample_warehouse: Path) -> None:
    run_id = next(line["run_id"] for line in lines(sample_warehouse / "logs") if "run_id" in line)
    told = [line for line in lines(sample_warehouse / "logs") if line.get("run_id") == run_id]
    assert (told[0]["event"], told[-1]["event"]) == ("run_started", "run_succeeded")
    assert {line["event"] for line in told} >= set(EVENTS)
    assert all(line.keys() >= EVERY_LINE | EVENTS.get(line["event"], set()) for line in told)
    written = {line["asset"]: line.get("rows") for line in told if line["event"] == "asset_written"}
    assert written["captures"] == written["fact_article"] == len(list((ROOT / "seeds" / "news").iterdir()))


def test_every_key_and_event_is_documented() -> None:
    documented = (ROOT / "docs" / "logging.md").read_text(encoding="utf-8")
    for word in EVERY_LINE.union(EVENTS, *EVENTS.values(), OTHER_EVENTS, OTHER_KEYS):
        assert f"`{word}`" in documented


def test_a_failure_is_told_with_its_reason_and_without_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "a-canary")

    @dg.op
    def refuse() -> None:
        raise dg.Failure("the store refused a-canary", metadata={"header": "a-canary"})

    @dg.job
    def failing() -> None:
        refuse()

    with dg.DagsterInstance.ephemeral() as instance:
        done = failing.execute_in_process(instance=instance, raise_on_error=False)
        entries = [without_secrets(entry) for entry in instance.all_logs(done.run_id)]
    assert "a-canary" not in repr(entries)
    (failure,) = (line for line in map(line_of, entries) if line and line["event"] == "step_failed")
    assert (failure["level"], failure["step"]) == ("error", "refuse")
    assert failure["reason"] == "the store refused ***"
    append(tmp_path, {"event": "message", "message": "a-canary\nin two lines 中文 \udcff"})
    assert lines(tmp_path)[0]["message"] == "***\nin two lines 中文 \udcff"


def test_a_line_that_finds_no_room_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "logs").touch()
    append(tmp_path / "logs", {"event": "message"})
    assert (tmp_path / "logs").read_bytes() == b""
