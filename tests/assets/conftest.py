"""What the tests of runs share: folders of their own, and a Dagster that forgets."""

from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest

from pipelines.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(raw=tmp_path / "raw", warehouse=tmp_path)


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as ephemeral:
        yield ephemeral
