"""Whom and where figures are about, against titled cases and against properties that hold for any text.

A case names places as `[武进区:320412]` and organisations as `{市人社局:government:320400}`; a line may open with its
role (`title|`), and `about 320400` is the article's region.
"""

import re
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.figures.figures import read_figures
from pipelines.extract.subjects.subjects import ADDED, with_subjects

HERE = Path(__file__).parent
MARK = re.compile(r"[\[{]([^:\]}]+):([^:\]}]+)(?::(\d{6}))?[\]}]")
ROLE = re.compile(r"^(title|heading|bullet|caption)\|")
SPAN = {"page_id": pl.String, "line_no": pl.Int32, "char_start": pl.Int32, "char_end": pl.Int32, "surface": pl.String}
PLACE = SPAN | {"region_code": pl.String, "zone_name": pl.String}
ORGANIZATION = SPAN | {
    "organization_name": pl.String,
    "organization_type": pl.String,
    "region_code": pl.String,
    "zone_name": pl.String,
}
LINE = {"page_id": pl.String, "line_no": pl.Int32, "role": pl.String, "text": pl.String, "is_damaged": pl.Boolean}
ARTICLE = {"page_id": pl.String, "region_code": pl.String, "zone_name": pl.String}


def cases() -> list[tuple[str, str | None, list[str], list[str]]]:
    read = []
    for block in (HERE / "cases.txt").read_text(encoding="utf-8").strip().split("\n\n"):
        title, *rest = block.split("\n")
        about = rest.pop(0).removeprefix("about ") if rest[0].startswith("about ") else None
        expected = [line.removeprefix("=> ") for line in rest if line.startswith("=> ")]
        read.append((title.removeprefix("-- "), about, [line for line in rest if not line.startswith("=> ")], expected))
    return read


def subjects_of(about: str | None, written: list[str]) -> pl.DataFrame:
    """Take the marks out of the lines of a page, and read the figures in them."""
    lines, places, organizations = [], [], []
    for number, whole in enumerate(written, 1):
        role = ROLE.match(whole)
        marked, text = ROLE.sub("", whole), ""
        for part in re.split(r"([\[{][^\]}]*[\]}])", marked):
            if found := MARK.fullmatch(part):
                name, told, region = found.groups()
                span = ("page", number, len(text), len(text) + len(name), name)
                if part[0] == "[":
                    places.append((*span, *((told, None) if told.isdigit() else (None, told))))
                else:
                    organizations.append((*span, name, told, region, None))
                text += name
            else:
                text += part
        lines.append(("page", number, role[1] if role else "body", text, False))
    page = pl.DataFrame(lines, LINE, orient="row")
    return with_subjects(
        read_figures(page),
        pl.DataFrame(places, PLACE, orient="row"),
        pl.DataFrame(organizations, ORGANIZATION, orient="row"),
        pl.DataFrame([("page", about, None)], ARTICLE, orient="row"),
        page,
    )


def compact(row: dict[str, str | None]) -> str:
    place = row["region_code"] or row["zone_name"] or "-"
    return " ".join([str(row["surface"]), place, *filter(None, [row["organization_name"]])])


@pytest.mark.parametrize(("title", "about", "lines", "expected"), cases(), ids=[case[0] for case in cases()])
def test_case(title: str, about: str | None, lines: list[str], expected: list[str]) -> None:
    assert [compact(row) for row in subjects_of(about, lines).iter_rows(named=True)] == expected


def test_nothing_in_nothing_out() -> None:
    found = subjects_of(None, [])
    assert found.is_empty()
    assert {name: found.schema[name] for name in ADDED} == {name: dtype() for name, dtype in ADDED.items()}


def test_figures_keep_their_order_and_columns() -> None:
    page = pl.DataFrame([("page", 1, "body", "全市3家,全省5家,另有7家。", False)], LINE, orient="row")
    figures = read_figures(page).reverse()
    empty = (pl.DataFrame(schema=PLACE), pl.DataFrame(schema=ORGANIZATION))
    found = with_subjects(figures, *empty, pl.DataFrame([("page", "320400", None)], ARTICLE, orient="row"), page)
    assert found["surface"].to_list() == ["7家", "5家", "3家"]
    assert found["region_code"].to_list() == ["320000", "320000", "320400"]
    assert found.columns == [*figures.columns, *ADDED]


def test_pages_do_not_mix() -> None:
    rows = [("a", 1, "body", "武进区来了。", False), ("b", 1, "body", "共招30人。", False)]
    pages = pl.DataFrame(rows, LINE, orient="row")
    places = pl.DataFrame([("a", 1, 0, 3, "武进区", "320412", None)], PLACE, orient="row")
    articles = pl.DataFrame([("a", "320400", None), ("b", None, None)], ARTICLE, orient="row")
    found = with_subjects(read_figures(pages), places, pl.DataFrame(schema=ORGANIZATION), articles, pages)
    assert found["region_code"].to_list() == [None]


def test_a_page_without_an_article_row_is_read_all_the_same() -> None:
    page = pl.DataFrame([("page", 1, "body", "全市招30人。", False)], LINE, orient="row")
    empty = pl.DataFrame(schema=PLACE), pl.DataFrame(schema=ORGANIZATION), pl.DataFrame(schema=ARTICLE)
    assert with_subjects(read_figures(page), *empty, page)["region_code"].to_list() == [None]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text("全市该公司3家万人、和分别其中“”。,;[]年武进区在", max_size=40), max_size=6), st.integers(0, 5))
def test_every_figure_comes_back_once(texts: list[str], start: int) -> None:
    page = pl.DataFrame(
        [("page", number, "body", text, False) for number, text in enumerate(texts, 1)], LINE, orient="row"
    )
    figures = read_figures(page)
    spans = [("page", number, start, start + 2, text[start : start + 2]) for number, text in enumerate(texts, 1)]
    places = pl.DataFrame([(*span, "320412", None) for span in spans if len(span[4]) == 2], PLACE, orient="row")
    articles = pl.DataFrame([("page", "320400", None)], ARTICLE, orient="row")
    found = with_subjects(figures, places, pl.DataFrame(schema=ORGANIZATION), articles, page)
    assert found.select(figures.columns).equals(figures)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("全国新增就业1206万人。", [True]),
        ("我国铁路发送旅客900万人次,同比增长3%。", [True, True]),
        ("[武进区:320412]新增就业3万人,全国新增就业1206万人。", [False, True]),
        ("全年新增就业1206万人。", [False]),
    ],
)
def test_a_figure_of_the_country_is_told_from_one_of_no_known_place(line: str, expected: list[bool]) -> None:
    assert subjects_of(None, [line])["is_nationwide"].to_list() == expected
