"""Figures against titled cases, and against properties that hold for any text."""

import time
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.figures.figures import CONTEXT, SCHEMA, read_figures
from tests.extract.cases import read_cases

HERE = Path(__file__).parent
ALPHABET = (
    "0123456789.,%?~-至和、。第一两三十百千万亿成半分之个家人元吨年月日点约近超余多以上第从 年“”《》\ufffd\x01\x03\nA号"
)
CASES = read_cases(HERE / "figures_cases.txt")


def lines_of(*texts: str, role: str = "body", is_damaged: bool = False) -> pl.DataFrame:
    rows = [("page", number, role, text, is_damaged) for number, text in enumerate(texts, 1)]
    schema = {"page_id": pl.String, "line_no": pl.Int32, "role": pl.String, "text": pl.String, "is_damaged": pl.Boolean}
    return pl.DataFrame(rows, schema=schema, orient="row")


def plain(value: Decimal | None) -> str:
    return "?" if value is None else f"{value:f}".rstrip("0").rstrip(".")


def compact(row: dict) -> str:
    value = plain(row["value"]) + (f"~{plain(row['value_max'])}" if row["value_max"] is not None else "")
    statistic = row["statistic"] + (f"/{row['direction']}" if row["direction"] else "")
    flags = [row["status"]] * (row["status"] != "actual")
    flags += ["cumulative"] * row["is_cumulative"] + ["damaged"] * row["is_damaged"]
    return " ".join([row["surface"], "=>", value, row["unit"] or "-", row["modifier"], statistic, *flags])


@pytest.mark.parametrize(("title", "line", "expected"), CASES, ids=[title for title, _, _ in CASES])
def test_case(title: str, line: str, expected: list[str]) -> None:
    assert [compact(row) for row in read_figures(lines_of(line)).iter_rows(named=True)] == expected


def test_qualifier_is_the_word_that_set_the_modifier() -> None:
    line = "超过5家,最高6元,7人以上,8余个,累计达9吨,约为10名,3座。"
    assert read_figures(lines_of(line))["qualifier"].to_list() == ["超过", "最高", "以上", "余", "累计", "约为", None]


def test_a_sentence_keeps_its_closing_quote_and_leaves_the_others() -> None:
    line = "头一句没有数。“今年招了30人。”他说。末句。"
    assert read_figures(lines_of(line))["sentence"].to_list() == ["“今年招了30人。”"]


def test_a_mark_of_damage_counts_only_where_the_line_is_damaged() -> None:
    assert read_figures(lines_of("还差多少?5万元。"))["is_damaged"].to_list() == [False]
    assert read_figures(lines_of("还差?5万元。", is_damaged=True))["is_damaged"].to_list() == [True]


def test_only_lines_of_the_story_are_read() -> None:
    assert read_figures(lines_of("相关:3家工厂", role="related")).is_empty()


def test_nothing_in_nothing_out() -> None:
    assert read_figures(lines_of()).schema == pl.Schema(SCHEMA | CONTEXT)


def test_a_line_is_read_alike_whatever_stands_before_it() -> None:
    line = "干部群众和35%的村,每户和35%的厂"
    alone = read_figures(lines_of(line)).drop("line_no")
    after = read_figures(lines_of("增长7%", line)).filter(line_no=2).drop("line_no")
    assert after.equals(alone)


def test_the_same_surface_twice_keeps_two_places() -> None:
    figures = read_figures(lines_of("3家与3家,又有3家"))
    assert figures["char_start"].to_list() == [0, 3, 8]


@pytest.mark.parametrize("digits", ["9" * 400, "9" * 17, "1," * 200, "0." * 200, "?" * 50 + "1"])
def test_long_digits_do_not_crash(digits: str) -> None:
    for row in read_figures(lines_of(f"共{digits}人")).iter_rows(named=True):
        assert row["value"] is None or row["value"] < 10**18


@pytest.mark.parametrize("part", ["今年招收13人,", "1,", "\ufffd1", "增长3%将", "“", "三", "百分之三到"])
def test_a_line_of_any_length_is_read_in_time_and_place(part: str) -> None:
    line = part * (100_000 // len(part))
    for row in read_figures(lines_of(line)).iter_rows(named=True):
        assert row["surface"] == line[row["char_start"] : row["char_end"]]
        assert row["value"] in (3, 13)


@pytest.mark.parametrize("part", ["今年招收13人,", "3人,", "近三成", "约5kg", "1,", "\ufffd1", "《", "“"])
def test_the_time_a_line_takes_grows_with_its_length(part: str) -> None:
    read_figures(lines_of(part))
    took = []
    for length in (25_000, 100_000):
        start = time.process_time()
        read_figures(lines_of(part * (length // len(part))))
        took.append(time.process_time() - start)
    # Twice what is linear, and half a second for whatever else the machine does.
    assert took[1] < 8 * took[0] + 0.5


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(ALPHABET, max_size=60) | st.text(max_size=30), max_size=8), st.booleans())
def test_every_surface_is_its_slice(texts: list[str], is_damaged: bool) -> None:
    for row in read_figures(lines_of(*texts, is_damaged=is_damaged)).iter_rows(named=True):
        text = texts[row["line_no"] - 1]
        assert text[row["char_start"] : row["char_end"]] == row["surface"]
        assert row["surface"] in row["sentence"]
        assert (row["value"] is None) == row["is_damaged"]
