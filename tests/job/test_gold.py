"""The labelled pages: what a reader finds on them is what the warehouse holds."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import ROOT, rows

GOLD = ROOT / "tests" / "gold"


def labels(name: str) -> list[dict[str, str]]:
    with (GOLD / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("page", labels("pages"), ids=lambda page: page["file"])
def test_a_page_has_its_title_date_and_outlet(sample_warehouse: Path, page: dict[str, str]) -> None:
    query = """
        select title, coalesce(strftime(published_on, '%Y-%m-%d'), ''), published_precision, outlet_name, is_damaged
        from fact_article
        join dim_outlet using (outlet_key)
        join fact_capture using (page_id)
        where source_path = '{}'
    """
    [(title, date, precision, outlet, is_damaged)] = rows(sample_warehouse, query.format(page["file"]))
    assert (date, precision, outlet) == (page["published_on"], page["published_precision"], page["outlet"] or "未知")
    kept = title.split("\ufffd")
    assert title == page["title"] or (is_damaged and all(part in page["title"] for part in kept))


def test_figures_of_the_real_pages_are_those_a_reader_labelled(real_warehouse: Path) -> None:
    query = """
        select left(source_path, 3), line_no, value, coalesce(unit, ''), is_damaged
        from fact_figure join fact_capture using (page_id)
    """
    found = Counter((page, line, _number(value), unit) for page, line, value, unit, _ in rows(real_warehouse, query))
    wanted, tolerated = Counter(), Counter()
    for label in labels("real_pages"):
        key = (label["page"], int(label["line_no"]), _number(label["value"]), label["unit"])
        (tolerated if label["is_borderline"] == "true" else wanted)[key] += 1
    missed, extra = wanted - found, found - wanted - tolerated
    assert not missed
    assert not extra


def test_the_real_pages_have_their_dates(real_warehouse: Path) -> None:
    query = """
        select left(source_path, 3), cast(published_on as varchar), published_basis, published_precision
        from fact_article join fact_capture using (page_id) order by 1
    """
    assert rows(real_warehouse, query) == [
        ("000", "2024-11-09", "dateline", "day"),
        ("001", "2024-10-23", "page", "day"),
        ("002", None, "unknown", "none"),
        ("003", "2024-05-30", "page", "time"),
        ("004", None, "unknown", "none"),
    ]


def test_the_real_pages_have_their_title_where_it_stands(real_warehouse: Path) -> None:
    query = """
        select left(source_path, 3), min(line_no) from fact_line
        join fact_capture using (page_id) join fact_article using (page_id)
        where text = title group by all order by 1
    """
    assert rows(real_warehouse, query) == [("000", 1), ("001", 3), ("002", 5), ("003", 4), ("004", 9)]


def test_related_headlines_are_kept_apart_from_the_article(real_warehouse: Path) -> None:
    query = "select left(source_path, 3), count(*) from fact_headline join fact_capture using (page_id) group by 1"
    assert rows(real_warehouse, query) == [("000", 52)]


def _number(value: object) -> float | None:
    return None if value in {None, ""} else round(float(str(value)), 4)
