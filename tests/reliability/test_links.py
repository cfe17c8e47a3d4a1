"""Links in the raw folder that lead nowhere stop no run."""

from pathlib import Path

from pipelines.readers.inputs import walk


def test_links_in_a_circle_are_refused_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "folder").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "page.txt").touch()
    found = {entry.source_path: entry.error_class for entry in walk(tmp_path)}
    assert found == {"a.txt": "unreadable", "b.txt": "unreadable", "folder": "not_a_file", "page.txt": None}
