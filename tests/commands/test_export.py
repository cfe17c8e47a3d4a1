"""The export command, in the words it prints."""

from pathlib import Path

import pytest

from pipelines.commands.export import export
from pipelines.settings import Settings
from tests.exports.frames import publish


def test_without_a_table_it_lists_what_there_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = publish(tmp_path, "create table t as select 1 as a; comment on table t is 'One row per thing.'")
    export(settings, None, None)
    usage, table = capsys.readouterr().out.splitlines()
    assert usage.startswith("make export T=<table> F=parquet|csv")
    assert table.split(maxsplit=1) == ["t", "One row per thing."]


def test_a_table_without_a_format_is_written_as_parquet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export(publish(tmp_path, "create table t as select 1 as a"), "t", None)
    assert capsys.readouterr().out == f"1 rows in {tmp_path}/exports/t.parquet\n"


def test_what_the_format_has_no_place_for_is_counted(
    sample_warehouse: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export(Settings(raw=sample_warehouse, warehouse=sample_warehouse), None, "sdmx")
    written, *left_out = capsys.readouterr().out.splitlines()
    assert written.endswith(f" figures in {sample_warehouse}/exports/sdmx")
    assert [line.split(" left out: ")[1] for line in left_out] == [
        "no period or day in the text",
        "a range, where SDMX has one value",
    ]


def test_the_formats_of_figures_take_no_other_table(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="sdmx takes figures alone, not dim_date"):
        export(publish(tmp_path, "create table dim_date as select 1 as a"), "dim_date", "sdmx")


def test_before_the_first_run_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="make run"):
        export(Settings(raw=tmp_path, warehouse=tmp_path), "t", "csv")
