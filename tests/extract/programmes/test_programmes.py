"""Programmes against titled cases, and against properties that hold for any text."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.programmes.programmes import SCHEMA, read_programmes
from tests.extract.cases import read_cases

ALPHABET = "《》“”‘’计划行动工程第三届2024年市省中国人才英节周奖杯大会论坛峰博览举办的和、,。 A1〈〉()—·\n"
CASES = read_cases(Path(__file__).parent / "programmes_cases.txt")


def lines_of(*texts: str, role: str = "body") -> pl.DataFrame:
    rows = [("page", number, role, text) for number, text in enumerate(texts, 1)]
    schema = {"page_id": pl.String, "line_no": pl.Int32, "role": pl.String, "text": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


def compact(row: dict) -> str:
    return f"{row['surface']} => {row['programme_name']} | {row['programme_type']}"


@pytest.mark.parametrize(("title", "line", "expected"), CASES, ids=[title for title, _, _ in CASES])
def test_case(title: str, line: str, expected: list[str]) -> None:
    assert [compact(row) for row in read_programmes(lines_of(line)).iter_rows(named=True)] == expected


def test_a_short_form_is_known_on_every_line_of_its_page_and_on_no_other() -> None:
    page = lines_of("“鹤城英才计划”启动。", "英才计划扩面。")
    other = lines_of("英才计划扩面。").with_columns(page_id=pl.lit("other"))
    found = read_programmes(pl.concat([page, other]))
    assert found.select("page_id", "line_no", "programme_name").rows() == [
        ("page", 1, "鹤城英才计划"),
        ("page", 2, "鹤城英才计划"),
    ]


def test_only_lines_of_the_story_are_read() -> None:
    assert read_programmes(lines_of("《护林条例》", role="related")).is_empty()


@pytest.mark.parametrize("lines", [lines_of(), lines_of(""), lines_of("1234567890" * 40), lines_of("无事发生")])
def test_nothing_in_nothing_out(lines: pl.DataFrame) -> None:
    found = read_programmes(lines)
    assert found.is_empty()
    assert found.schema == SCHEMA


@pytest.mark.parametrize("text", ["《" * 500, "“" * 500 + "计划", "《“《”》计划》" * 60, "计划" * 5000])
def test_odd_marks_do_not_crash(text: str) -> None:
    for row in read_programmes(lines_of(text)).iter_rows(named=True):
        assert text[row["char_start"] : row["char_end"]] == row["surface"]


@settings(max_examples=120, deadline=None)
@given(st.lists(st.text(ALPHABET, max_size=60) | st.text(max_size=30), max_size=6))
def test_every_surface_is_its_slice_and_none_overlaps(texts: list[str]) -> None:
    end = {}
    for row in read_programmes(lines_of(*texts)).iter_rows(named=True):
        assert texts[row["line_no"] - 1][row["char_start"] : row["char_end"]] == row["surface"] != ""
        assert row["char_start"] >= end.get(row["line_no"], 0)
        end[row["line_no"]] = row["char_end"]
