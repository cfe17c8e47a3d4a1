"""What is no page in the raw folder, or becomes none under the run, stops no run."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.readers.bronze import shards, take_in
from pipelines.readers.inputs import walk


def test_links_in_a_circle_are_refused_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "folder").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "page.txt").touch()
    found = {entry.source_path: entry.error_class for entry in walk(tmp_path)}
    assert found == {"a.txt": "unreadable", "b.txt": "unreadable", "folder": "not_a_file", "page.txt": None}


@pytest.mark.parametrize(
    "become",
    [os.mkfifo, Path.mkdir, lambda path: path.symlink_to("/dev/zero"), None],
    ids=["pipe", "folder", "device", "gone"],
)
@pytest.mark.timeout(20)
def test_a_page_replaced_after_it_was_listed_is_left_for_the_next_run(
    tmp_path: Path, become: Callable[[Path], object] | None
) -> None:
    raw, captures = tmp_path / "raw", tmp_path / "bronze" / "captures"
    raw.mkdir()
    page = raw / "page.txt"
    page.write_text("今年全市新增就业3200人。", encoding="utf-8")
    listed = list(walk(raw))
    page.unlink()
    if become:
        become(page)
    assert take_in(listed, captures, "a run", datetime(2026, 3, 2, tzinfo=UTC)) == 0
    assert shards(captures) == []
