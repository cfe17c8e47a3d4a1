"""Tables as Parquet and CSV: what a reader gets back, and what a spreadsheet never runs."""

import csv
from pathlib import Path

import duckdb
import pytest

from pipelines.exports.tables import UnknownTableError, export_table
from tests.exports.frames import publish


def cells(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))


def exported_text(tmp_path: Path, text: str) -> str:
    quoted = text.replace("'", "''")
    settings = publish(tmp_path, f"create table t as select '{quoted}' as said, 1 as other")
    target, _ = export_table(settings, "t", "csv")
    return cells(target)[1][0]


def test_parquet_gives_back_the_table_as_it_is(tmp_path: Path) -> None:
    select = "select 1.5::decimal(24, 6) as value, ['甲', '乙'] as authors, {'gloss': 2} as changes, '=1+1' as said"
    target, rows = export_table(publish(tmp_path, f"create table t as {select}"), "t", "parquet")
    assert (target, rows) == (tmp_path / "exports" / "t.parquet", 1)
    assert duckdb.sql(f"from '{target}'").fetchall() == duckdb.sql(select).fetchall()


def test_csv_holds_nested_values_as_json_and_bytes_in_hexadecimal(tmp_path: Path) -> None:
    select = "select ['甲', '=乙'] as a, {'gloss': 2} as b, map {'rows': 3} as c, '\\xFF='::blob as d, null as e"
    target, _ = export_table(publish(tmp_path, f"create table t as {select}"), "t", "csv")
    assert cells(target) == [["a", "b", "c", "d", "e"], ['["甲","=乙"]', '{"gloss":2}', '{"rows":3}', "FF3D", ""]]


def test_csv_begins_with_the_mark_that_spreadsheets_know_utf_8_by(tmp_path: Path) -> None:
    target, _ = export_table(publish(tmp_path, "create table t as select '人' as unit"), "t", "csv")
    assert target.read_bytes() == "\ufeffunit\n人\n".encode()
    assert duckdb.read_csv(str(target)).columns == ["unit"]


def test_an_empty_table_keeps_its_headings(tmp_path: Path) -> None:
    target, rows = export_table(publish(tmp_path, "create table t (a integer, b varchar)"), "t", "csv")
    assert (rows, cells(target)) == (0, [["a", "b"]])


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(tmp_path: Path, beginning: str) -> None:
    assert exported_text(tmp_path, f'{beginning}cmd|"/C calc"!A0') == f'\'{beginning}cmd|"/C calc"!A0'


@pytest.mark.parametrize("text", ["-3.2%", "+12", "-1,234.5", "3=3", "a@b", "约-3", "'=quoted", ""])
def test_other_text_stays_as_it_is(tmp_path: Path, text: str) -> None:
    assert exported_text(tmp_path, text) == text


def test_negative_numbers_are_numbers(tmp_path: Path) -> None:
    settings = publish(tmp_path, "create table t as select -1.5::decimal(4, 1) as v, -2 as w")
    target, _ = export_table(settings, "t", "csv")
    assert cells(target)[1] == ["-1.5", "-2"]


def test_views_and_tables_of_ops_are_exported_under_their_names(tmp_path: Path) -> None:
    made = "create schema ops; create table ops.run as select 1 as run_id; create view mart_run as from ops.run"
    settings = publish(tmp_path, made)
    assert export_table(settings, "ops.run", "csv")[0].name == "ops.run.csv"
    assert export_table(settings, "mart_run", "csv")[1] == 1


@pytest.mark.parametrize("name", ["nope", 't"; drop table t; --', "../t", "duckdb_tables", "staging.s"])
def test_a_name_that_is_not_there_is_answered_with_those_that_are(tmp_path: Path, name: str) -> None:
    made = "create table t as select 1 as a; create schema staging; create table staging.s as select 1 as b"
    settings = publish(tmp_path, made)
    with pytest.raises(UnknownTableError, match=r"there are: t$"):
        export_table(settings, name, "csv")
    assert not (tmp_path / "exports").exists()


def test_a_failed_export_leaves_the_file_of_before_and_nothing_else(tmp_path: Path) -> None:
    settings = publish(tmp_path, "create table t as select 1 as a; create view v as select error('broken') as b")
    target = tmp_path / "exports" / "v.csv"
    target.parent.mkdir()
    target.write_text("of before")
    with pytest.raises(duckdb.Error, match="broken"):
        export_table(settings, "v", "csv")
    assert [file.name for file in target.parent.iterdir()] == ["v.csv"]
    assert target.read_text() == "of before"
