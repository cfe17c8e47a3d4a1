"""The UI in a real browser: the lineage, the run that the command line made, and the schedule."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.conftest import ROOT
from tests.ui.listening import listening_with

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
PATIENCE_SECONDS = 90

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed; .ci/run installs one")


@pytest.fixture(scope="module")
def address(sample_warehouse: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"NEWS_WAREHOUSE": str(sample_warehouse)}
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
    expect(page.get_by_text("Materialized (1)").first).to_be_visible(timeout=30_000)


def test_a_run_from_the_command_line_shows(address: str, page: Page) -> None:
    page.goto(f"{address}/runs")
    expect(page.get_by_text("Success").first).to_be_visible(timeout=30_000)


def test_the_daily_schedule_is_there_to_be_turned_on(address: str, page: Page) -> None:
    page.goto(f"{address}/automation")
    expect(page.get_by_text("daily").first).to_be_visible(timeout=30_000)
    expect(page.get_by_text("05:30 AM").first).to_be_visible()


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
