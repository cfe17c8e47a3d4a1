"""People against titled cases, and against properties that hold for any text."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.organizations.organizations import read_organizations
from pipelines.extract.people.people import SCHEMA
from pipelines.extract.people.people import read_people as read_people_beside
from tests.extract.cases import read_cases

HERE = Path(__file__).parent
CASES = read_cases(HERE / "people_cases.txt")
LINES = {"page_id": pl.String, "line_no": pl.Int32, "role": pl.String, "text": pl.String, "is_damaged": pl.Boolean}
CREDITS = {name: pl.List(pl.String) for name in ("authors", "photographers", "editors")}
ARTICLES = {
    "page_id": pl.String,
    "title": pl.String,
    "published_on": pl.Date,
    "published_precision": pl.String,
    "outlet_name": pl.String,
    "body_text": pl.String,
    "region_code": pl.String,
    "zone_name": pl.String,
    **CREDITS,
}
ALPHABET = "王强李局长书记市委、和说。,:;“”()《》· 一二\n·买的女士某省院士A1\ufffd记者"


def lines_of(*texts: str, role: str = "body", page: str = "page") -> pl.DataFrame:
    rows = [(page, number, role, text, False) for number, text in enumerate(texts, 1)]
    return pl.DataFrame(rows, schema=LINES, orient="row")


def articles_of(*texts: str, **credits: list[str]) -> pl.DataFrame:
    row = {"page_id": "page", "body_text": "\n".join(texts), **{name: credits.get(name, []) for name in CREDITS}}
    return pl.DataFrame([row], schema=ARTICLES)


def read_people(lines: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    return read_people_beside(lines, articles, read_organizations(lines, articles))


def people_of(*texts: str, role: str = "body", **credits: list[str]) -> list[dict]:
    return list(read_people(lines_of(*texts, role=role), articles_of(*texts, **credits)).iter_rows(named=True))


def compact(row: dict) -> str:
    name = row["surface"] if row["surface"] == row["person_name"] else f"{row['surface']} = {row['person_name']}"
    posts = ";".join(f"{post['organization_name'] or ''}|{post['post_title']}" for post in row["posts"])
    return f"{name} => {row['role']} {posts}".rstrip()


@pytest.mark.parametrize(("title", "line", "expected"), CASES, ids=[title for title, _, _ in CASES])
def test_case(title: str, line: str, expected: list[str]) -> None:
    assert [compact(row) for row in people_of(line)] == expected


def test_people_of_the_byline_have_their_part_in_the_page() -> None:
    lines = ("记者 赵一鸣 摄影 周小满", "编辑:顾知秋")
    found = people_of(*lines, role="byline", authors=["赵一鸣"], photographers=["周小满"], editors=["顾知秋"])
    assert [(row["person_name"], row["role"]) for row in found] == [
        ("赵一鸣", "reporter"),
        ("周小满", "photographer"),
        ("顾知秋", "editor"),
    ]


def test_a_label_tells_a_credit_that_the_article_does_not_hold() -> None:
    found = people_of("图/旦增卓玛", role="byline")
    assert [(row["person_name"], row["role"]) for row in found] == [("旦增卓玛", "photographer")]


def test_a_reporter_is_one_wherever_the_page_names_them() -> None:
    found = people_of("记者王小川在现场看到两辆车。", "王小川拍下了全程。")
    assert [row["role"] for row in found] == ["reporter", "reporter"]


def test_a_name_once_told_is_found_in_the_title_without_a_cue() -> None:
    found = people_of("郁飞看望一线职工", "县委书记郁飞走进车间。")
    assert [(row["line_no"], row["person_name"]) for row in found] == [(1, "郁飞"), (2, "郁飞")]


def test_a_name_of_one_page_tells_nothing_about_another() -> None:
    texts = ("县委书记郁飞走进车间。",)
    lines = pl.concat([lines_of(*texts), lines_of("郁飞两个字写在墙头", page="other")])
    assert read_people(lines, articles_of(*texts))["page_id"].to_list() == ["page"]


def test_only_lines_of_the_story_are_read() -> None:
    assert people_of("相关:市长王小川表示", role="related") == []


def test_a_mention_gives_only_the_posts_stated_there() -> None:
    found = people_of("临河市水务局局长孟小川说先看水位。", "孟小川说,明天再看。")
    assert [len(row["posts"]) for row in found] == [1, 0]


def test_nothing_in_nothing_out() -> None:
    assert read_people(lines_of(), articles_of().clear()).schema == pl.Schema(SCHEMA)


@pytest.mark.parametrize(
    "text", ["9" * 400, "“" * 300, "王" * 500, "局长" * 400, "、" * 500, "李强、" * 300, "·" * 200]
)
def test_odd_lines_do_not_crash(text: str) -> None:
    assert all(row["surface"] for row in people_of(text))


def test_a_very_long_line_is_read_to_its_end() -> None:
    found = people_of("今年雨水不多。" * 15_000 + "水务局局长孟小川说。")
    assert [row["person_name"] for row in found] == ["孟小川"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(ALPHABET, max_size=60) | st.text(max_size=30), max_size=6))
def test_every_surface_is_its_slice_and_none_overlaps(texts: list[str]) -> None:
    reached: dict[int, int] = {}
    for row in people_of(*texts):
        assert texts[row["line_no"] - 1][row["char_start"] : row["char_end"]] == row["surface"]
        assert row["char_start"] >= reached.get(row["line_no"], 0)
        reached[row["line_no"]] = row["char_end"]
