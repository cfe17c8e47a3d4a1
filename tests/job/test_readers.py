"""Readers never wait for a load nor see half of one: each answer is of one published state."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.load import Run, load
from pipelines.readers import bronze
from pipelines.settings import Settings
from pipelines.silver import refine
from pipelines.warehouse import publish
from tests.conftest import ROOT
from tests.job.test_run import copy_samples

PUBLICATIONS = 8


def bring_up_to_date(settings: Settings, pages: int) -> None:
    bronze.capture(copy_samples(settings.raw, pages), settings.captures, f"of {pages} pages")
    refine(settings)
    assert load(settings, bronze.shards(settings.captures), Run(f"{pages}", datetime.now(UTC))).passed
    publish(settings)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(raw=tmp_path / "raw", warehouse=tmp_path / "warehouse")
    bring_up_to_date(made, 1)
    return made


@pytest.fixture
def reader(settings: Settings) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "bench.warehouse.reader", str(settings.published_database)]
    with subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        yield process
        process.kill()


def test_a_reader_that_never_rests_meets_whole_states_alone(settings: Settings, reader: subprocess.Popen[str]) -> None:
    for _ in range(PUBLICATIONS):
        publish(settings)
    for pages in (2, 3):
        bring_up_to_date(settings, pages)
    met = json.loads(reader.communicate(timeout=60)[0])
    assert met["errors"] == []
    assert met["broken"] == 0
    assert met["states"] > 1
    assert met["reads"] > PUBLICATIONS
