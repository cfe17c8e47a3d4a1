"""Indicators against titled cases: the number's surface, the phrase, the canonical name and what it measures."""

from pathlib import Path

import pytest

from pipelines.extract.figures.figures import read_figures
from pipelines.extract.indicators.indicators import with_indicators
from tests.extract.cases import read_cases
from tests.extract.test_figures import lines_of

CASES = read_cases(Path(__file__).parent / "cases.txt")


def compact(row: dict[str, str | None]) -> str:
    names = [row[name] or "-" for name in ("indicator", "indicator_name")]
    return f"{row['surface']} => {names[0]} | {names[1]} {row['indicator_dimension']}"


@pytest.mark.parametrize(("title", "line", "expected"), CASES, ids=[title for title, _, _ in CASES])
def test_case(title: str, line: str, expected: list[str]) -> None:
    found = with_indicators(read_figures(lines_of(line)))
    assert [compact(row) for row in found.iter_rows(named=True)] == expected


def test_a_line_without_figures_has_no_indicator() -> None:
    assert with_indicators(read_figures(lines_of("没有数字"))).is_empty()


def test_a_phrase_is_not_handed_from_one_line_to_the_next() -> None:
    found = with_indicators(read_figures(lines_of("出口额78亿元。", "同比增长6.1%。")))
    assert found["indicator"].to_list() == ["出口额", None]
