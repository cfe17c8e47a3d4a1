"""What others wrote is shown so that it can't drive the terminal that a run or a query prints to."""

import polars as pl
import pytest

from pipelines.summary import print_table


@pytest.mark.parametrize("hostile", ["\x1b[2J甲", "甲\x07", "甲\u202egpj.exe", "\x9b31m甲", "甲\r乙"])
def test_a_table_shows_codes_instead_of_obeying_them(capsys: pytest.CaptureFixture[str], hostile: str) -> None:
    print_table(pl.DataFrame({"source_path": [hostile]}))
    shown = capsys.readouterr().out
    assert "甲" in shown
    assert all(char.isprintable() for char in shown.replace("\n", ""))
