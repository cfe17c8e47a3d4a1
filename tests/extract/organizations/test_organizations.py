"""Organisations against titled cases, and against properties that hold for any text."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.organizations.organizations import SCHEMA, read_organizations, resolve_organizations
from pipelines.extract.organizations.spans import longest
from tests.extract.cases import read_cases
from tests.extract.pages import articles_of, lines_of

CASES = read_cases(Path(__file__).parent / "organizations_cases.txt")
ALPHABET = (
    "江苏省常州市武进区委组织部人社局财政大学院公司集团有限股份和与及、,。(简称)“”9A \ufffd\x01\x02\x03\x04\x0e长处司"
)


def told(row: dict) -> str:
    name, surface = row["organization_name"], row["surface"]
    words = surface if name == surface else f"{surface} => {name}"
    return f"{words} {row['organization_type']} {row['region_code'] or '-'}"


@pytest.mark.parametrize(("title", "line", "expected"), CASES, ids=[title for title, _, _ in CASES])
def test_case(title: str, line: str, expected: list[str]) -> None:
    region, outlet = title.partition(" @")[2] or None, title.partition(" &")[2] or None
    found = read_organizations(lines_of(line), articles_of(region_code=region, outlet_name=outlet, body=line))
    assert [told(row) for row in found.iter_rows(named=True)] == expected


def resolved(*written: str, body: str, region_code: str | None = None) -> list[tuple[str, str]]:
    places = [max(0, body.find(words)) for words in written]
    named = pl.DataFrame({"page_id": "page", "line_no": 1, "char_start": places, "written": written})
    articles = articles_of(region_code=region_code, body=body)
    rows = resolve_organizations(named, read_organizations(lines_of(body), articles), articles)
    assert rows["written"].to_list() == list(written)
    return rows.select("organization_name", "organization_type").rows()


def test_words_of_a_post_are_resolved_by_the_page() -> None:
    body = "常州市委常委、组织部部长到场。常州市人力资源和社会保障局发榜。"
    assert resolved("市委组织部", "组织部", "市人社局", body=body, region_code="320400") == [
        ("常州市委组织部", "party"),
        ("常州市委组织部", "party"),
        ("常州市人力资源和社会保障局", "government"),
    ]


def test_a_division_of_a_post_stands_under_the_body_before_it() -> None:
    body = "江阴市水务局开会。泰兴市水务局河道管理处处长到场。江阴市教育局也来。"
    assert resolved("河道管理处", body=body) == [("泰兴市水务局河道管理处", "government")]


def test_a_division_written_with_its_ministry_stands_under_no_other() -> None:
    assert resolved("水利部河道局", body="水利部开会。水利部也来信。") == [("水利部河道局", "government")]


def test_a_unit_has_a_parent_only_where_the_page_names_one_body_alone() -> None:
    one, two = "泰兴市公安局发榜。", "泰兴市公安局发榜。江阴市水务局来信。"
    assert resolved("刑侦大队", body=one) == [("泰兴市公安局刑侦大队", "government")]
    assert resolved("刑侦大队", body=two) == [("刑侦大队", "government")]


def test_the_city_itself_is_meant_though_a_city_in_it_is_named_more_often() -> None:
    body = "青岛市发榜。莱西市来人。莱西市修船。莱西市造船。胶州市和平度市也来。市交通局也来。"
    assert resolved("市交通局", body=body) == [("青岛市交通局", "government")]


def test_words_of_a_post_that_nothing_tells_stay_as_they_are() -> None:
    assert resolved("远帆缆索", body="") == [("远帆缆索", "other")]


def test_nothing_to_resolve() -> None:
    named = pl.DataFrame(
        schema={"page_id": pl.String, "line_no": pl.Int32, "char_start": pl.Int32, "written": pl.String}
    )
    assert resolve_organizations(named, read_organizations(lines_of(), articles_of()), articles_of()).is_empty()


def test_a_lost_word_is_not_resolved() -> None:
    named = pl.DataFrame(
        {"page_id": ["page"], "line_no": [1], "char_start": [0], "written": [None]},
        schema_overrides={"written": pl.String},
    )
    assert resolve_organizations(named, read_organizations(lines_of(), articles_of()), articles_of())[
        "organization_name"
    ].to_list() == [None]


def test_what_stands_in_a_longer_span_is_dropped_though_another_ends_between_them() -> None:
    spans = pl.DataFrame({"line": [7, 7, 7], "char_start": [0, 3, 0], "char_end": [3, 9, 15]})
    assert longest(spans).rows() == [(7, 0, 15)]


def test_spans_of_two_lines_do_not_overlap() -> None:
    spans = pl.DataFrame({"line": [1, 2], "char_start": [4, 0], "char_end": [9, 5]})
    assert longest(spans).height == 2


def test_only_lines_of_the_story_are_read() -> None:
    assert read_organizations(lines_of("常州市教育局", role="related"), articles_of()).is_empty()


def test_nothing_in_nothing_out() -> None:
    assert read_organizations(lines_of(), articles_of().clear()).schema == pl.Schema(SCHEMA)


@pytest.mark.parametrize(
    "line", ["9" * 400, "局" * 50_000, "“" * 50 + "市委", "有限公司" * 500, "大学\ufffd大学", "委"]
)
def test_odd_lines_do_not_crash(line: str) -> None:
    for row in read_organizations(lines_of(line), articles_of()).iter_rows(named=True):
        assert line[row["char_start"] : row["char_end"]] == row["surface"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(ALPHABET, max_size=50) | st.text(max_size=20), max_size=5))
def test_every_surface_is_its_slice_and_none_overlap(texts: list[str]) -> None:
    lines = lines_of(*texts)
    by_line = dict(lines.select("line_no", "text").iter_rows())
    end: dict[int, int] = {}
    for row in read_organizations(lines, articles_of(region_code="320400")).iter_rows(named=True):
        assert by_line[row["line_no"]][row["char_start"] : row["char_end"]] == row["surface"]
        assert row["char_start"] >= end.get(row["line_no"], 0)
        end[row["line_no"]] = row["char_end"]
