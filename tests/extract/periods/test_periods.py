"""Time expressions against titled cases, and against properties that hold for any text."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.periods.notation import notation
from pipelines.extract.periods.periods import SCHEMA, read_periods
from tests.extract.cases import read_cases
from tests.extract.periods.frames import articles_of, lines_of

CASES = read_cases(Path(__file__).parent / "expression_cases.txt")
ALPHABET = "0123456789-至到年月日季度底末初前近今去上下半旬截至以来“”十四五期间一二三〇,。;世纪代周天\x01\x02\n当同本个"


def compact(periods: pl.DataFrame) -> list[str]:
    short = notation(pl.col("period_start"), pl.col("period_end"), pl.col("as_of")).fill_null("-")
    return periods.select(pl.format("{} => {}", "surface", short))[:, 0].to_list()


@pytest.mark.parametrize(("title", "line", "expected"), CASES, ids=[title for title, _, _ in CASES])
def test_case(title: str, line: str, expected: list[str]) -> None:
    published, text = line.split(" | ")
    assert compact(read_periods(lines_of(text), articles_of(published))) == expected


def test_a_page_whose_month_alone_is_known_resolves_months_and_no_days() -> None:
    found = read_periods(lines_of("昨天、上月、今年以来"), articles_of("2024-05-01", precision="month"))
    assert compact(found) == ["昨天 => -", "上月 => 2024-04", "今年以来 => 2024-01..2024-05"]


def test_a_page_whose_year_alone_is_known_resolves_years() -> None:
    found = read_periods(lines_of("去年。7月"), articles_of("2024-01-01", precision="year"))
    assert compact(found) == ["去年 => 2023", "7月 => -"]


def test_only_lines_of_the_story_are_read() -> None:
    assert read_periods(lines_of("2023年", role="related"), articles_of("2024-05-20")).is_empty()


def test_nothing_in_nothing_out() -> None:
    found = read_periods(lines_of(), articles_of("2024-05-20"))
    assert found.schema == pl.Schema(SCHEMA)
    assert found.is_empty()


def test_a_page_without_an_article_reads_only_what_is_absolute() -> None:
    found = read_periods(lines_of("2023年和去年"), articles_of("2024-05-20").clear())
    assert compact(found) == ["2023年 => 2023", "去年 => -"]


@pytest.mark.parametrize("text", ["9" * 400, "9" * 40 + "年" * 40, "“" * 60 + "2023年", "1月" * 20_000, "至" * 3000])
def test_odd_text_does_not_crash(text: str) -> None:
    found = read_periods(lines_of(text), articles_of("2024-05-20"))
    assert found["surface"].str.len_chars().max() is None or found["surface"].str.len_chars().max() < 40


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(ALPHABET, max_size=40) | st.text(max_size=30), max_size=6), st.dates(date(1950, 1, 1)))
def test_every_surface_is_its_slice_and_every_period_runs_forward(texts: list[str], published: date) -> None:
    for row in read_periods(lines_of(*texts), articles_of(published.isoformat())).iter_rows(named=True):
        assert texts[row["line_no"] - 1][row["char_start"] : row["char_end"]] == row["surface"]
        assert (row["period_start"] is None) == (row["period_end"] is None)
        assert row["period_start"] is None or row["period_start"] <= row["period_end"]
        assert row["as_of"] is None or row["period_start"] is None
