"""Places against titled cases, and against properties that hold for any text."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.organizations.organizations import read_organizations
from pipelines.extract.places.places import SCHEMA, read_places
from pipelines.extract.programmes.programmes import read_programmes
from tests.extract.cases import read_cases
from tests.extract.pages import articles_of, lines_of

CASES = read_cases(Path(__file__).parent / "places_cases.txt")
ALPHABET = "江苏省常州市武进区北京上海南新宁夏和平合作鼓楼县乡镇高新区、,。“”《》第二十届的在9 \ufffd\x01\x02"


def places_of(lines: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    return read_places(lines, articles, read_organizations(lines, articles), read_programmes(lines))


def told(row: dict) -> str:
    place = row["zone_name"] or row["region_code"] or ("?" if row["name_in_full"] is None else "-")
    return f"{row['surface']} => {place}"


def page_of(title: str) -> tuple[str | None, date | None]:
    """Return the region and the date that a case's title gives behind @."""
    _, _, told = title.partition(" @")
    region, _, year = told.partition(" ")
    published = None if year == "-" else date(int(year or 2024), 5, 20)
    return region or None, published


@pytest.mark.parametrize(("title", "line", "expected"), CASES, ids=[title for title, _, _ in CASES])
def test_case(title: str, line: str, expected: list[str]) -> None:
    region, published = page_of(title)
    places = places_of(lines_of(line), articles_of(region_code=region, published_on=published))
    assert [told(row) for row in places.iter_rows(named=True)] == expected


def test_the_name_in_full_stands_beside_the_short_one() -> None:
    places = places_of(lines_of("江苏常州的雨。"), articles_of())
    assert places["name_in_full"].to_list() == ["江苏省", "常州市"]


def test_other_lines_of_the_page_tell_which_place_a_name_means() -> None:
    places = places_of(lines_of("南京的早晨", "", "鼓楼区开了新馆。"), articles_of())
    assert places["region_code"].to_list() == ["320100", "320106"]


def test_other_pages_do_not() -> None:
    lines = pl.concat([lines_of("南京的早晨", page="a"), lines_of("鼓楼区开了新馆。", page="b")])
    places = places_of(lines, pl.concat([articles_of(page="a"), articles_of(page="b")]))
    assert places["region_code"].to_list() == ["320100", None]


def test_only_lines_of_the_story_are_read() -> None:
    assert places_of(lines_of("江苏新闻网", role="navigation"), articles_of()).is_empty()


def test_nothing_in_nothing_out() -> None:
    assert places_of(lines_of(), articles_of().clear()).schema == pl.Schema(SCHEMA)


def test_a_line_whose_page_has_no_article_is_read_with_today_s_names() -> None:
    assert places_of(lines_of("常州的雨。"), articles_of().clear())["region_code"].to_list() == ["320400"]


@pytest.mark.parametrize(
    "line", ["9" * 400, "常" * 100_000, "“" * 50 + "常州", "江苏" * 5000, "《常州", "\ufffd常州\ufffd"]
)
def test_odd_lines_do_not_crash(line: str) -> None:
    for row in places_of(lines_of(line), articles_of()).iter_rows(named=True):
        assert line[row["char_start"] : row["char_end"]] == row["surface"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(ALPHABET, max_size=50) | st.text(max_size=20), max_size=5))
def test_every_surface_is_its_slice_and_none_overlap(texts: list[str]) -> None:
    lines = lines_of(*texts)
    texts_by_line = dict(lines.select("line_no", "text").iter_rows())
    end: dict[int, int] = {}
    for row in places_of(lines, articles_of()).iter_rows(named=True):
        assert texts_by_line[row["line_no"]][row["char_start"] : row["char_end"]] == row["surface"]
        assert row["char_start"] >= end.get(row["line_no"], 0)
        end[row["line_no"]] = row["char_end"]
