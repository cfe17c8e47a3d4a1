"""The whole job, run as its user runs it: what it prints, what it loads, and that running it again changes nothing."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from tests.conftest import ROOT, rows, run_job

SAMPLES = ROOT / "seeds" / "news"
TABLES = (
    *("fact_article", "fact_line", "fact_headline", "fact_figure", "fact_mention", "fact_quote"),
    *("dim_outlet", "dim_organization", "dim_person", "dim_person_post", "dim_programme", "dim_indicator"),
)


def content(warehouse: Path) -> dict[str, list[tuple]]:
    """Return every row by its table, without the run that loaded it."""
    columns = {table: "* exclude (run_id)" if table.startswith("fact") else "*" for table in TABLES}
    return {table: rows(warehouse, f"select {columns[table]} from {table} order by all") for table in TABLES}


def copy_samples(raw: Path, count: int) -> Path:
    raw.mkdir(exist_ok=True)
    for page in sorted(SAMPLES.iterdir())[:count]:
        shutil.copy2(page, raw)
    return raw


def test_every_sample_page_becomes_an_article(sample_warehouse: Path) -> None:
    pages = len(list(SAMPLES.iterdir()))
    assert pages >= 12
    assert rows(sample_warehouse, "select status, count(*) from fact_capture group by all") == [("loaded", pages)]


def test_a_second_run_has_nothing_to_do(tmp_path: Path) -> None:
    raw, warehouse = copy_samples(tmp_path / "raw", 2), tmp_path / "warehouse"
    assert run_job(raw, warehouse).returncode == 0
    published = (warehouse / "news.duckdb").stat().st_mtime_ns
    again = run_job(raw, warehouse)
    assert again.returncode == 0
    assert "Nothing new: 2 inputs known" in again.stdout
    assert (warehouse / "news.duckdb").stat().st_mtime_ns == published


def test_pages_added_later_end_in_the_same_warehouse_as_all_at_once(tmp_path: Path, sample_warehouse: Path) -> None:
    raw, warehouse = copy_samples(tmp_path / "raw", 5), tmp_path / "warehouse"
    run_job(raw, warehouse)
    copy_samples(raw, 99)
    assert run_job(raw, warehouse).returncode == 0
    assert content(warehouse) == content(sample_warehouse)


def test_the_same_bytes_under_another_name_are_a_duplicate(tmp_path: Path) -> None:
    raw = copy_samples(tmp_path / "raw", 1)
    shutil.copy(next(raw.iterdir()), raw / "z_copy.txt")
    run_job(raw, tmp_path / "warehouse")
    found = rows(tmp_path / "warehouse", "select source_path, status, article_key <> -1 from fact_capture order by 1")
    assert [row[1:] for row in found] == [("loaded", True), ("duplicate", True)]
    assert rows(tmp_path / "warehouse", "select count(*) from fact_article") == [(1,)]


@pytest.mark.parametrize("seconds", [1.6, 3.2])
def test_a_killed_run_is_made_good_by_the_next(tmp_path: Path, sample_warehouse: Path, seconds: float) -> None:
    environment = os.environ | {"NEWS_RAW": str(SAMPLES), "NEWS_WAREHOUSE": str(tmp_path)}
    command = [sys.executable, "-m", "pipelines.cli", "run"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as run:
        time.sleep(seconds)
        run.send_signal(signal.SIGKILL)
    assert run_job(SAMPLES, tmp_path).returncode == 0
    assert content(tmp_path) == content(sample_warehouse)


def test_a_lost_working_database_is_made_again_from_the_published_one(tmp_path: Path, sample_warehouse: Path) -> None:
    raw, warehouse = copy_samples(tmp_path / "raw", 5), tmp_path / "warehouse"
    run_job(raw, warehouse)
    shutil.rmtree(warehouse / "working")
    copy_samples(raw, 99)
    assert run_job(raw, warehouse).returncode == 0
    assert content(warehouse) == content(sample_warehouse)


def test_a_file_that_was_only_touched_changes_nothing(tmp_path: Path) -> None:
    raw, warehouse = copy_samples(tmp_path / "raw", 3), tmp_path / "warehouse"
    assert run_job(raw, warehouse).returncode == 0
    before = content(warehouse)
    for page in raw.iterdir():
        page.touch()
    assert run_job(raw, warehouse).returncode == 0
    assert content(warehouse) == before
    assert rows(warehouse, "select status, count(*) from fact_capture group by all") == [("loaded", 3)]
    assert len(list((warehouse / "snapshots").iterdir())) == 1
    assert "Nothing new: 3 inputs known" in run_job(raw, warehouse).stdout


def test_a_warehouse_whose_tables_have_changed_is_loaded_anew(tmp_path: Path) -> None:
    raw, warehouse = copy_samples(tmp_path / "raw", 3), tmp_path / "warehouse"
    assert run_job(raw, warehouse).returncode == 0
    before = content(warehouse)
    for database in (warehouse / "news.duckdb", warehouse / "working" / "news.duckdb"):
        with duckdb.connect(database) as connection:
            connection.execute("alter table fact_line drop column changes")
            connection.execute("update ops.loaded_shard set version = 'of another day'")
    assert run_job(raw, warehouse).returncode == 0
    assert content(warehouse) == before


def test_a_raw_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = run_job(tmp_path / "nowhere", tmp_path / "warehouse")
    assert done.returncode == 1
    assert "nowhere" in done.stderr
    assert "NEWS_RAW" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_raw_folder_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    done = run_job(tmp_path / "raw", tmp_path / "warehouse")
    assert done.returncode == 0
    assert "The raw folder is empty" in done.stdout


def test_the_bronze_layer_alone_brings_everything_back(tmp_path: Path) -> None:
    raw, warehouse = copy_samples(tmp_path / "raw", 1), tmp_path / "warehouse"
    assert run_job(raw, warehouse).returncode == 0
    before = content(warehouse)
    (warehouse / "bronze").rename(tmp_path / "bronze")
    shutil.rmtree(raw)
    shutil.rmtree(warehouse)
    raw.mkdir()
    warehouse.mkdir()
    (tmp_path / "bronze").rename(warehouse / "bronze")
    assert run_job(raw, warehouse).returncode == 0
    assert content(warehouse) == before


def break_layer(warehouse: Path, pattern: str) -> Path:
    """Cut a file of a layer, and lose the tables that were made of it."""
    (file,) = warehouse.glob(pattern)
    file.write_bytes(file.read_bytes()[:200])
    (warehouse / "news.duckdb").unlink()
    shutil.rmtree(warehouse / "working")
    shutil.rmtree(warehouse / "silver" / "organizations")
    return file


def test_a_damaged_bronze_file_is_named_with_what_to_do(tmp_path: Path) -> None:
    raw, warehouse = copy_samples(tmp_path / "raw", 1), tmp_path / "warehouse"
    assert run_job(raw, warehouse).returncode == 0
    file = break_layer(warehouse, "bronze/captures/*/*.parquet")
    failed = run_job(raw, warehouse)
    assert failed.returncode == 1
    assert file.name in failed.stderr
    assert "put it back from a backup" in failed.stderr
    assert "Traceback" not in failed.stderr


@pytest.mark.parametrize("damaged", ["silver/lines/*/*.parquet", "silver/figures/*/*.parquet"])
def test_a_damaged_silver_file_is_made_again(tmp_path: Path, damaged: str) -> None:
    raw, warehouse = copy_samples(tmp_path / "raw", 1), tmp_path / "warehouse"
    assert run_job(raw, warehouse).returncode == 0
    before = content(warehouse)
    break_layer(warehouse, damaged)
    mended = run_job(raw, warehouse)
    assert mended.returncode == 0, mended.stderr
    assert content(warehouse) == before


def test_the_summary_can_be_read_and_its_query_runs(tmp_path: Path) -> None:
    done = run_job(copy_samples(tmp_path / "raw", 3), tmp_path / "warehouse")
    assert "3 new, 0 known" in done.stdout
    assert "3 loaded, 0 duplicate, 0 quarantined" in done.stdout
    command = next(line for line in done.stdout.splitlines() if line.startswith("Try")).removeprefix("Try").strip()
    tried = subprocess.run(
        command.replace(".venv/bin/python", sys.executable),
        shell=True,
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert tried.returncode == 0
