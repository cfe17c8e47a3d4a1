"""Who states a figure, against titled cases."""

from pathlib import Path

import polars as pl
import pytest

from pipelines.extract.figures.figures import read_figures
from pipelines.extract.quotes.quotes import read_quotes
from pipelines.extract.quotes.speakers import with_speakers
from tests.extract.cases import read_cases
from tests.extract.quotes.frames import lines_of, organizations_of, people_of

CASES = read_cases(Path(__file__).parent / "speakers_cases.txt")
ADDED = ("attribution", "speaker", "speaker_person", "speaker_organization")


def stated(*texts: str) -> pl.DataFrame:
    lines = lines_of(*texts)
    people, organizations = people_of(lines), organizations_of(lines)
    return with_speakers(read_figures(lines), read_quotes(lines, people, organizations), lines, people, organizations)


def compact(row: dict) -> str:
    return " ".join([row["surface"], "=>", *(row[name] or "-" for name in ADDED)])


@pytest.mark.parametrize(("title", "text", "expected"), CASES, ids=[title for title, _, _ in CASES])
def test_case(title: str, text: str, expected: list[str]) -> None:
    assert [compact(row) for row in stated(*text.split("⏎")).iter_rows(named=True)] == expected


def test_figures_keep_their_columns_and_their_order() -> None:
    texts = ("“新渠长9公里。”沈青说。", "建闸2座。", "据省统计局统计,全省修渠30公里。")
    figures = read_figures(lines_of(*texts))
    assert stated(*texts).drop(ADDED).equals(figures)


def test_no_figures_no_rows() -> None:
    figures = stated("沈青说:“水够了。”")
    assert figures.is_empty()
    assert set(ADDED) <= set(figures.columns)


def test_nothing_in_nothing_out() -> None:
    assert stated().is_empty()
