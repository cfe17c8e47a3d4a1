"""mart_data_quality: what came in by outlet and batch, and how much its figures leave open."""

from datetime import date

import duckdb
import pytest

from tests.conftest import ROOT

TABLES = """
    create table dim_outlet as select * from (values (-1, '未知'), (1, '晨报')) as t (outlet_key, outlet_name);
    create table fact_article as select * from (values
        (10, 1, true, true, date '2024-05-01'), (11, 1, false, false, null)
    ) as t (article_key, outlet_key, is_canonical, is_damaged, published_on);
    create table fact_capture as select *, date '2024-05-02' as batch_date, 1 as capture_key from (values
        (10, 'loaded', 3, 2, 1), (10, 'duplicate', 0, 0, 0), (11, 'loaded', 0, 0, 0), (-1, 'quarantined', 0, 0, 0)
    ) as t (article_key, status, glosses_removed, characters_restored, characters_lost);
    create table fact_figure as select *, -1 as unit_key, 1 as figure_key from (values
        (10, true, -1, true, -1, date '2024-01-01', null, 5), (10, false, -1, false, 8, null, date '2024-01-01', 5),
        (10, false, -1, false, -1, null, null, -1), (11, false, 7, false, -1, null, null, 5)
    ) as t (article_key, is_damaged, region_key, is_nationwide, organization_key, period_end, as_of, indicator_key);
"""


@pytest.fixture
def quality() -> dict[str, dict]:
    """Return the rows by outlet."""
    with duckdb.connect() as connection:
        connection.execute(TABLES)
        model = (ROOT / "sql/marts/mart_data_quality.sql").read_text(encoding="utf-8")
        return {row["outlet_name"]: row for row in connection.execute(model).pl().to_dicts()}


def test_a_refused_page_counts_under_the_unknown_outlet(quality: dict[str, dict]) -> None:
    unknown = quality["未知"]
    assert (unknown["outlet_key"], unknown["captures"], unknown["pages"], unknown["quarantined"]) == (-1, 1, 0, 1)
    assert (unknown["figures"], unknown["share_damaged"]) == (0, None)


def test_a_page_seen_again_adds_a_capture_and_nothing_else(quality: dict[str, dict]) -> None:
    paper = quality["晨报"]
    assert (paper["captures"], paper["pages"], paper["duplicates"], paper["figures"]) == (3, 2, 1, 4)
    assert (paper["own_stories"], paper["damaged_pages"], paper["pages_without_date"]) == (1, 1, 1)
    assert (paper["glosses_removed"], paper["characters_restored"], paper["characters_lost"]) == (3, 2, 1)
    assert paper["batch_date"] == date(2024, 5, 2)


def test_figures_are_counted_by_what_they_leave_open(quality: dict[str, dict]) -> None:
    paper = quality["晨报"]
    assert paper["figures_damaged"] == 1
    assert (paper["figures_without_region"], paper["figures_without_subject"]) == (2, 1)
    assert (paper["figures_without_period"], paper["figures_without_indicator"]) == (2, 1)
    assert (paper["share_damaged"], paper["share_without_region"]) == (0.25, 0.5)


def test_nothing_is_left_out_or_counted_twice(sample: duckdb.DuckDBPyConnection) -> None:
    total = "select sum(captures), sum(pages), sum(figures), sum(characters_lost) from mart_data_quality"
    facts = """
        select count(*), count(*) filter (where status = 'loaded'), (select count(*) from fact_figure),
            sum(characters_lost)
        from fact_capture
    """
    assert sample.execute(total).fetchone() == sample.execute(facts).fetchone()
