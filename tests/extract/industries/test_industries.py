"""Industries against titled cases, and against properties that hold for any text."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.industries.industries import SCHEMA, read_industries
from tests.extract.cases import read_cases

ALPHABET = "新能源汽车产业链制造农旅游文化人工智能无机、和与,。《》 光伏锂电种植业集成路公司A5G6\n"
CASES = read_cases(Path(__file__).parent / "industries_cases.txt")


def lines_of(*texts: str, role: str = "body") -> pl.DataFrame:
    rows = [("page", number, role, text) for number, text in enumerate(texts, 1)]
    schema = {"page_id": pl.String, "line_no": pl.Int32, "role": pl.String, "text": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


def compact(row: dict) -> str:
    return f"{row['surface']} => {row['industry_name']}"


@pytest.mark.parametrize(("title", "line", "expected"), CASES, ids=[title for title, _, _ in CASES])
def test_case(title: str, line: str, expected: list[str]) -> None:
    assert [compact(row) for row in read_industries(lines_of(line)).iter_rows(named=True)] == expected


def test_a_title_left_open_ends_with_its_line() -> None:
    assert read_industries(lines_of("《没有写完", "光伏升温"))["surface"].to_list() == ["光伏"]


def test_a_list_does_not_run_on_to_the_next_line() -> None:
    assert read_industries(lines_of("人工智能、", "激光,"))["surface"].to_list() == ["人工智能"]


def test_only_lines_of_the_story_are_read() -> None:
    assert read_industries(lines_of("光伏产业", role="navigation")).is_empty()


@pytest.mark.parametrize("lines", [lines_of(), lines_of(""), lines_of("1234567890" * 40), lines_of("无事发生")])
def test_nothing_in_nothing_out(lines: pl.DataFrame) -> None:
    found = read_industries(lines)
    assert found.is_empty()
    assert found.schema == SCHEMA


@pytest.mark.parametrize("text", ["产业" * 20000, "新能源" * 3000, "《" * 300 + "光伏", "、".join(["光伏"] * 500)])
def test_long_lines_do_not_crash(text: str) -> None:
    for row in read_industries(lines_of(text)).iter_rows(named=True):
        assert text[row["char_start"] : row["char_end"]] == row["surface"]


@settings(max_examples=120, deadline=None)
@given(st.lists(st.text(ALPHABET, max_size=60) | st.text(max_size=30), max_size=6))
def test_every_surface_is_its_slice_and_none_overlaps(texts: list[str]) -> None:
    end = {}
    for row in read_industries(lines_of(*texts)).iter_rows(named=True):
        assert texts[row["line_no"] - 1][row["char_start"] : row["char_end"]] == row["surface"] != ""
        assert row["char_start"] >= end.get(row["line_no"], 0)
        end[row["line_no"]] = row["char_end"]
