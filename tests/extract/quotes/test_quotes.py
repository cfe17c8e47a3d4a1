"""Quotes against titled cases, and against properties that hold for any text."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.quotes.quotes import SCHEMA, read_quotes
from tests.extract.cases import read_cases
from tests.extract.quotes.frames import lines_of, organizations_of, people_of

CASES = read_cases(Path(__file__).parent / "cases.txt")
ALPHABET = '“”‘’「」"“”。,:!?;说表示指出介绍称看来在会上他该负责人记者沈青市水务局王女士《》()、 a1\n'


def quotes_of(*texts: str, role: str = "body") -> pl.DataFrame:
    lines = lines_of(*texts, role=role)
    return read_quotes(lines, people_of(lines), organizations_of(lines))


def compact(row: dict) -> str:
    who = [row[name] or "-" for name in ("speaker", "speaker_person", "speaker_organization")]
    return " | ".join([f"{'direct' if row['is_direct'] else 'indirect'} {row['cue'] or '-'}", *who, row["surface"]])


@pytest.mark.parametrize(("title", "text", "expected"), CASES, ids=[title for title, _, _ in CASES])
def test_case(title: str, text: str, expected: list[str]) -> None:
    assert [compact(row) for row in quotes_of(*text.split("⏎")).iter_rows(named=True)] == expected


def test_a_speaker_of_another_page_is_not_meant() -> None:
    lines = pl.concat([lines_of("沈青在洗脸。", page_id="one"), lines_of("“水够了。”他说。", page_id="two")])
    quotes = read_quotes(lines, people_of(lines), organizations_of(lines))
    assert quotes.select("speaker", "speaker_person").rows() == [("他", None)]


def test_only_lines_of_the_story_are_read() -> None:
    assert quotes_of("沈青说:“水够了。”", role="related").is_empty()


def test_nothing_in_nothing_out() -> None:
    assert quotes_of().schema == pl.Schema(SCHEMA)


def test_a_page_without_people_still_quotes() -> None:
    lines = lines_of("“水够了。”老支书说。")
    quotes = read_quotes(lines, people_of(lines_of()), organizations_of(lines_of()))
    assert quotes["surface"].to_list() == ["水够了。"]


@pytest.mark.parametrize(
    "text", ["“" * 50, "”" * 50, "说:" * 50, "“”" * 50, "“‘" * 50, '"', "“", "沈青说:“", "沈青表示,"]
)
def test_marks_without_words_give_no_quote(text: str) -> None:
    assert all(row["surface"].strip(":,说") for row in quotes_of(text).iter_rows(named=True))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(ALPHABET, max_size=60) | st.text(max_size=30), max_size=6))
def test_every_surface_is_its_slice_and_quotes_stand_apart(texts: list[str]) -> None:
    end = {}
    for row in quotes_of(*texts).iter_rows(named=True):
        line = row["line_no"]
        assert texts[line - 1][row["char_start"] : row["char_end"]] == row["surface"] != ""
        assert row["char_start"] >= end.get(line, 0)
        end[line] = row["char_end"]
