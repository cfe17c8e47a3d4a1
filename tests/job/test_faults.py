"""Hostile text and a full disk: the run says what happened, and what was published before still opens."""

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, rows, run_job

SAMPLES = sorted((ROOT / "seeds" / "news").iterdir())
STATEMENT = "'); drop table fact_figure; delete from dim_region where ('1'='1"
INJECTION = f"""市财政局新增补贴{STATEMENT}

2024年5月6日 来源:"{STATEMENT}日报

市人社局局长{STATEMENT}说,今年全市新增就业3200人,"{STATEMENT}"项目投入1.2亿元。
另据统计,{STATEMENT} 共有45家企业申报,比去年增加5家,其中制造业企业占六成以上。
"""
# Room for what Dagster writes down of a run, and for Parquet, but not for a database.
ROOM_BYTES = 8_000_000
# Not even for Dagster.
NO_ROOM_BYTES = 1_000_000


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    shutil.copy(SAMPLES[0], folder)
    return folder


def test_text_that_reads_like_sql_is_text(raw: Path, tmp_path: Path) -> None:
    (raw / "injection'); drop table fact_line; --.txt").write_text(INJECTION, encoding="utf-8")
    done = run_job(raw, tmp_path / "warehouse")
    assert done.returncode == 0, done.stderr
    found = rows(tmp_path / "warehouse", "select text from fact_line where contains(text, 'drop table')")
    assert len(found) == 4
    assert rows(tmp_path / "warehouse", "select count(*) > 5000 from dim_region") == [(True,)]
    values = "select value from fact_figure join fact_article using (article_key) where contains(title, 'drop table')"
    assert (3200,) in rows(tmp_path / "warehouse", values)


def run_without_room(raw: Path, warehouse: Path, room: int = ROOM_BYTES) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"NEWS_RAW": str(raw), "NEWS_WAREHOUSE": str(warehouse)}
    return subprocess.run(
        [sys.executable, "-m", "pipelines.cli", "run"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )


def test_a_full_disk_is_named_and_harms_nothing(raw: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    assert run_job(raw, warehouse).returncode == 0
    before = rows(warehouse, "from fact_figure order by all")
    shutil.copy(SAMPLES[1], raw)
    full = run_without_room(raw, warehouse)
    assert full.returncode == 1
    assert "the disk is full; make room" in full.stderr
    assert "Traceback" not in full.stderr
    fuller = run_without_room(raw, warehouse, NO_ROOM_BYTES)
    assert fuller.returncode == 1
    assert "make room" in fuller.stderr
    assert "Traceback" not in fuller.stderr
    assert rows(warehouse, "from fact_figure order by all") == before
    assert run_job(raw, warehouse).returncode == 0
    assert rows(warehouse, "select count(*) from fact_article") == [(2,)]
