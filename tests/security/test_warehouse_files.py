"""What a run leaves on disk: for its owner and the group's readers alone, and without the secrets of its settings."""

import os
import stat
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

CANARY = "Canary%2Fin_the_mine"
SECRETS = {
    "AWS_ACCESS_KEY_ID": CANARY,
    "AWS_SECRET_ACCESS_KEY": CANARY,
    "AWS_SESSION_TOKEN": CANARY,
    "NEWS_RAW_OPTIONS": f'{{"key": "{CANARY}", "client_kwargs": {{"aws_secret_access_key": "{CANARY}"}}}}',
    "NEWS_OPENLINEAGE": f"http://reader:{CANARY}@127.0.0.1:9/?api_key={CANARY}",
    "NEWS_ALERTS": f"json://reader:{CANARY}@127.0.0.1:9/{CANARY}?+Authorization={CANARY}",
}


def test_nothing_is_for_others_nor_for_the_group_to_write(sample_warehouse: Path) -> None:
    # Other tests export from here, with the rights of their own process.
    made = [path for path in sample_warehouse.rglob("*") if "exports" not in path.parts]
    assert sample_warehouse / "news.duckdb" in made
    for path in made:
        mode = stat.S_IMODE(path.lstat().st_mode)
        assert mode & (stat.S_IRWXO | stat.S_IWGRP) == 0, f"{path} {mode:o}"
        assert mode & stat.S_IRGRP, f"{path} {mode:o}"


def test_a_run_that_fails_shows_no_secret_of_its_settings(tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    warehouse.mkdir()
    # Where a folder is to be made stands a file: a failure with a traceback.
    (warehouse / "bronze").touch()
    places = {"NEWS_RAW": str(ROOT / "seeds" / "news"), "NEWS_WAREHOUSE": str(warehouse)}
    done = subprocess.run(
        [sys.executable, "-m", "pipelines.cli", "run"],
        cwd=ROOT,
        env=os.environ | places | SECRETS,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert b"lineage: http://" in done.stdout + done.stderr
    shown = {path: path.read_bytes() for path in warehouse.rglob("*") if path.is_file()}
    shown |= {Path("stdout"): done.stdout, Path("stderr"): done.stderr}
    assert any(b"bronze" in content for path, content in shown.items() if path.suffix == ".db")
    assert [path for path, content in shown.items() if CANARY.encode() in content] == []
