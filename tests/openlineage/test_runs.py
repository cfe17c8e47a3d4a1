"""Runs as their user starts them: with NEWS_OPENLINEAGE they are told of, without it they don't know of it."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import ROOT, rows, run_job
from tests.openlineage.catcher import assert_is_run_event


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    shutil.copy(ROOT / "seeds" / "news" / "06_qingdao_brief.txt", tmp_path / "raw")
    return tmp_path / "raw"


def test_a_run_is_told_in_a_file_a_line_an_event(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, warehouse = tmp_path / "events.jsonl", tmp_path / "warehouse"
    monkeypatch.setenv("NEWS_OPENLINEAGE", str(file))
    assert run_job(raw, warehouse).returncode == 0
    events = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    for event in events:
        assert_is_run_event(event)
    assert set(Counter(event["run"]["runId"] for event in events).values()) == {2}
    assert (events[-1]["job"]["name"], events[-1]["eventType"]) == ("update", "COMPLETE")
    written = {
        output["name"]: output["outputFacets"]["outputStatistics"]["rowCount"]
        for event in events
        for output in event["outputs"]
        if "outputStatistics" in output.get("outputFacets", {})
    }
    assert [(written["news.main.fact_figure"],)] == rows(warehouse, "select count(*) from fact_figure")


def test_a_run_succeeds_when_nobody_listens(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWS_OPENLINEAGE", "http://127.0.0.1:9")
    done = run_job(raw, tmp_path / "warehouse")
    assert done.returncode == 0
    assert (done.stdout + done.stderr).count("took no event") == 1


def test_without_the_setting_nothing_of_it_is_loaded() -> None:
    check = "import sys, pipelines.cli, pipelines.definitions; sys.exit('openlineage.client' in sys.modules)"
    environment = {name: value for name, value in os.environ.items() if name != "NEWS_OPENLINEAGE"}
    assert subprocess.run([sys.executable, "-c", check], cwd=ROOT, env=environment, check=False).returncode == 0
