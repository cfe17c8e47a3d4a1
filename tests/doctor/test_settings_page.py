"""docs/settings.md has every setting that pipelines/settings.py reads, and no other."""

import re

from pipelines.doctor.configuration import names
from tests.conftest import ROOT

ROW = re.compile(r"^\| `(NEWS_[A-Z_]+)` \|(?P<default>[^|]+)\|(?P<meaning>[^|]+)\|(?P<example>[^|]+)\|$", re.MULTILINE)


def test_every_setting_has_its_row_with_default_meaning_and_example() -> None:
    rows = ROW.findall((ROOT / "docs" / "settings.md").read_text(encoding="utf-8"))
    assert {row[0] for row in rows} == names()
    assert all(part.strip() for row in rows for part in row)
