"""Bad input is named with a reason and kept; the run succeeds and the good pages load."""

import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, rows, run_job

GOOD = ROOT / "seeds" / "news" / "16_xiamen_brief.txt"


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    raw = folder / "raw"
    raw.mkdir()
    shutil.copy(GOOD, raw)
    (folder / "secret.txt").write_text("outside")
    (raw / "empty.txt").touch()
    (raw / "bytes.txt").write_bytes(os.urandom(4000))
    (raw / "program.html").write_bytes(b"\x7fELF" + bytes(3000))
    (raw / "menu.txt").write_text("首页 > 新闻\n登录 注册\n", encoding="utf-8")
    (raw / "report.pdf").write_bytes(b"%PDF-1.7")
    (raw / "link.txt").symlink_to(folder / "secret.txt")
    (raw / "dangling.txt").symlink_to(folder / "gone.txt")
    os.mkfifo(raw / "pipe.txt")
    (raw / 'a "quoted"; drop table\nname.txt').write_text("短", encoding="utf-8")
    done = run_job(raw, folder / "warehouse")
    assert done.returncode == 0, done.stderr
    (folder / "warehouse" / "summary.txt").write_text(done.stdout, encoding="utf-8")
    return folder / "warehouse"


def test_each_bad_input_has_its_class(warehouse: Path) -> None:
    assert dict(rows(warehouse, "select source_path, error_class from ops.quarantine")) == {
        "empty.txt": "empty",
        "bytes.txt": "not_text",
        "program.html": "not_text",
        "menu.txt": "no_article",
        "report.pdf": "unknown_format",
        "link.txt": "link_outside",
        "dangling.txt": "link_outside",
        "pipe.txt": "not_a_file",
        'a "quoted"; drop table\nname.txt': "no_article",
    }


def test_the_good_page_loads(warehouse: Path) -> None:
    loaded = rows(warehouse, "select source_path from fact_capture where status = 'loaded'")
    assert loaded == [(GOOD.name,)]


def test_what_was_read_is_kept_byte_for_byte(warehouse: Path) -> None:
    assert rows(warehouse, "select bytes from ops.quarantine where source_path = 'report.pdf'") == [(b"%PDF-1.7",)]


def test_nothing_outside_the_raw_folder_is_read(warehouse: Path) -> None:
    assert rows(warehouse, "select bytes, page_id from ops.quarantine where source_path = 'link.txt'") == [(None, None)]


def test_the_summary_names_each_with_its_reason(warehouse: Path) -> None:
    summary = (warehouse / "summary.txt").read_text(encoding="utf-8")
    assert "1 loaded, 0 duplicate, 9 quarantined" in summary
    for (reason,) in rows(warehouse, "select distinct reason from ops.quarantine"):
        assert reason in summary
