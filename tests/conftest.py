"""What tests share: running the command line as its user does, and one warehouse made of the sample pages."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).resolve().parent.parent
REAL_PAGES = ROOT.parent / "shared" / "news"

Run = Callable[[Path, Path], subprocess.CompletedProcess[str]]


def run_job(raw: Path, warehouse: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"NEWS_RAW": str(raw), "NEWS_WAREHOUSE": str(warehouse)}
    command = [sys.executable, "-m", "pipelines.cli", "run"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def rows(warehouse: Path, query: str) -> list[tuple]:
    with duckdb.connect(warehouse / "news.duckdb", read_only=True) as connection:
        return connection.execute(query).fetchall()


@pytest.fixture(scope="session")
def sample_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    warehouse = tmp_path_factory.mktemp("sample")
    done = run_job(ROOT / "seeds" / "news", warehouse)
    assert done.returncode == 0, done.stderr
    return warehouse


@pytest.fixture(scope="session")
def real_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not REAL_PAGES.is_dir():
        pytest.skip("the five real pages are not here: ../shared/news is no part of the repository")
    warehouse = tmp_path_factory.mktemp("real")
    done = run_job(REAL_PAGES, warehouse)
    assert done.returncode == 0, done.stderr
    return warehouse


@pytest.fixture
def sample(sample_warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(sample_warehouse / "news.duckdb", read_only=True) as connection:
        yield connection
