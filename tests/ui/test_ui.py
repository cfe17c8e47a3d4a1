"""The UI in a real browser: the lineage, the run that the command line made, what starts runs; and a backfill."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from pipelines.readers.captures import NEWSROOM_TIME
from pipelines.settings import Settings
from tests.conftest import ROOT, rows, run_job
from tests.job import batches
from tests.job.test_run import copy_samples
from tests.ui.listening import listening_with

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
PATIENCE_SECONDS = 120
DAYS = 3
TICK = """{
  sensorOrError(sensorSelector: {
    repositoryLocationName: "pipelines.definitions", repositoryName: "__repository__", sensorName: "arrivals"
  }) { ... on Sensor { sensorState { ticks(limit: 1, statuses: [SKIPPED]) { skipReason } } } }
}"""
BACKFILL = """mutation($chosen: LaunchBackfillParams!) {
  launchPartitionBackfill(backfillParams: $chosen) { ... on LaunchBackfillSuccess { backfillId } }
}"""
RUNS = """{
  runsOrError { ... on Runs { results { runId status tags { key value } assetSelection { path } } } }
}"""
REFRESHED = {"key": "dagster/sensor_name", "value": "refresh"}

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed; .ci/run installs one")


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Load three pages as those of the last three days."""
    folder = tmp_path_factory.mktemp("ui")
    settings = Settings(raw=copy_samples(folder / "raw", DAYS), warehouse=folder / "warehouse")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batches, "FIRST_DAY", datetime.now(UTC) - timedelta(days=DAYS - 1))
        batches.capture_by_days(settings.raw, settings, DAYS)
    done = run_job(settings.raw, settings.warehouse)
    assert done.returncode == 0, done.stderr
    return settings.warehouse


@pytest.fixture(scope="module")
def address(warehouse: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"NEWS_RAW": str(warehouse.parent / "raw"), "NEWS_WAREHOUSE": str(warehouse)}
    command = [sys.executable, "-m", "pipelines.cli", "ui", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True) as server:
        url = f"http://127.0.0.1:{port}"
        _wait_for(f"{url}/server_info")
        yield url
        server.terminate()


@pytest.fixture
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=QUIET)
        yield browser.new_page(viewport={"width": 1600, "height": 1000})
        browser.close()


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise TimeoutError(url)


def test_the_lineage_shows_every_group(address: str, page: Page) -> None:
    page.goto(f"{address}/asset-groups")
    for group in ("bronze", "silver", "staging", "dimensions", "facts", "search", "marts", "ops", "published"):
        expect(page.get_by_text(group, exact=True).first).to_be_attached(timeout=30_000)


def test_an_asset_shows_its_columns_and_rows(address: str, page: Page) -> None:
    page.goto(f"{address}/assets/fact_figure")
    expect(page.get_by_text("char_start").first).to_be_visible(timeout=30_000)
    expect(page.get_by_text("One row per number that states something").first).to_be_visible()
    expect(page.get_by_text("← staging.figure.char_start").first).to_be_visible()


def test_an_asset_shows_the_days_it_holds(address: str, page: Page) -> None:
    page.goto(f"{address}/assets/fact_figure?view=partitions")
    expect(page.get_by_text("Materialized (3)").first).to_be_visible(timeout=30_000)
    expect(page.get_by_text("Missing (0)").first).to_be_visible()


def test_a_run_from_the_command_line_shows(address: str, page: Page) -> None:
    page.goto(f"{address}/runs")
    expect(page.get_by_text("Success").first).to_be_visible(timeout=30_000)


def test_what_starts_runs_is_turned_on(address: str, page: Page) -> None:
    page.goto(f"{address}/automation")
    started = ("alert_on_failure", "alert_on_findings", "alert_on_lateness", "arrivals", "daily", "refresh")
    for name in started:
        expect(page.get_by_text(name, exact=True).first).to_be_visible(timeout=30_000)
    expect(page.get_by_text("05:30 AM").first).to_be_visible()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(len(started), timeout=30_000)


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="only Linux tells in this way who listens where")
def test_nothing_listens_beyond_this_machine(address: str) -> None:
    addresses = listening_with(port=int(address.rpartition(":")[2]))
    assert addresses
    assert all(each.is_loopback for each in addresses)


def test_no_page_of_another_site_is_answered(address: str) -> None:
    asked = urllib.request.Request(f"{address}/server_info", headers={"Host": "another.example"})
    with pytest.raises(urllib.error.HTTPError, match="400"):
        urllib.request.urlopen(asked, timeout=30)


def test_the_repository_is_left_as_it_was(address: str) -> None:
    assert not (ROOT / "logs").exists()


def test_the_database_shows_whether_it_is_late_and_what_it_follows(address: str, page: Page) -> None:
    page.goto(f"{address}/assets/news_database")
    expect(page.get_by_text("when its inputs changed").first).to_be_visible(timeout=30_000)
    expect(page.get_by_text("Deadline: At 08:00 AM").first).to_be_visible()
    expect(page.get_by_text("Passing").first).to_be_visible(timeout=60_000)


def ask(address: str, query: str, **variables: object) -> Any:
    body = json.dumps({"query": query, "variables": variables}).encode()
    request = urllib.request.Request(f"{address}/graphql", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)["data"]


def test_the_sensor_says_that_nothing_is_new(address: str) -> None:
    (tick,) = soon(lambda: ask(address, TICK)["sensorOrError"]["sensorState"]["ticks"])
    assert tick["skipReason"] == f"nothing new: {DAYS} files are known"


def test_three_days_of_two_tables_are_loaded_again_by_one_run_and_published(address: str, warehouse: Path) -> None:
    before = (warehouse / "news.duckdb").stat().st_mtime_ns
    tables = [{"path": ["fact_figure"]}, {"path": ["fact_article"]}]
    days = [f"{datetime.now(NEWSROOM_TIME) - timedelta(days=ago):%Y-%m-%d}" for ago in range(DAYS)]
    asked = ask(address, BACKFILL, chosen={"assetSelection": tables, "partitionNames": days})
    backfill = asked["launchPartitionBackfill"]["backfillId"]
    tag = {"key": "dagster/backfill", "value": backfill}
    (run,) = soon(lambda: [run for run in runs(address) if tag in run["tags"] and run["status"] == "SUCCESS"])
    assert len([run for run in runs(address) if tag in run["tags"]]) == 1
    refresh = soon(lambda: [run for run in runs(address) if REFRESHED in run["tags"] and run["status"] == "SUCCESS"])[0]
    assert {"path": ["news_database"]} in refresh["assetSelection"]
    assert (warehouse / "news.duckdb").stat().st_mtime_ns > before
    loaded = {(run["runId"],)}
    assert set(rows(warehouse, "select distinct run_id from fact_figure")) == loaded


def runs(address: str) -> list[dict[str, Any]]:
    return ask(address, RUNS)["runsOrError"]["results"]


def soon(look: Callable[[], Any]) -> Any:
    """Return what a look finds, once it finds something; the daemon looks twice a minute."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (found := look()):
        assert time.monotonic() < deadline, "the daemon did not do it in time"
        time.sleep(1)
    return found
