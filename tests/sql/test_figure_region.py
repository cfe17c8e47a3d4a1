"""The region of a figure is the version valid at the figure's own date, whatever its page calls the place by then."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

ROOT = Path(__file__).resolve().parents[2]
CURRENT = date(9999, 12, 30)


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(config={"file_search_path": str(ROOT)}) as connection:
        connection.execute("create schema staging")
        connection.execute((ROOT / "sql/macros/surrogate_key.sql").read_text(encoding="utf-8"))
        connection.execute(f"create table dim_region as {(ROOT / 'sql/dimensions/dim_region.sql').read_text('utf-8')}")
        connection.execute(
            "create table staging.figure (page_id varchar, line_no int, char_start int, region_code varchar, "
            "zone_name varchar, period_end date, as_of date)"
        )
        connection.execute("create table staging.article (page_id varchar, region_day date)")
        lineage = (ROOT / "sql/dimensions/dim_region_lineage.sql").read_text(encoding="utf-8")
        connection.execute(f"create table dim_region_lineage as {lineage}")
        for view in ("region_version", "figure_region"):
            model = (ROOT / f"sql/staging/{view}.sql").read_text(encoding="utf-8")
            connection.execute(f"create view staging.{view} as {model}")
        yield connection


def region_of(
    connection: duckdb.DuckDBPyConnection, place: str, published: date | None, until: date | None
) -> tuple[str, str] | None:
    """Return name and prefecture of the region of a figure until a day, on a page that names the place."""
    connection.execute("delete from staging.figure")
    connection.execute("delete from staging.article")
    code, zone = (place, None) if place.isdigit() else (None, place)
    connection.execute("insert into staging.figure values ('page', 1, 0, ?, ?, ?, null)", [code, zone, until])
    connection.execute("insert into staging.article values ('page', ?)", [published or CURRENT])
    query = "select region_name, prefecture_name from staging.figure_region join dim_region using (region_key)"
    return connection.execute(query).fetchone()


TODAY = date(2023, 6, 1)


@pytest.mark.parametrize(
    ("until", "name"),
    [
        (date(1982, 12, 31), ("武进县", "镇江地区")),
        (date(1990, 12, 31), ("武进县", "常州市")),
        (date(1994, 12, 31), ("武进县", "常州市")),
        (date(1995, 1, 1), ("武进市", "常州市")),
        (date(2001, 12, 31), ("武进市", "常州市")),
        (date(2002, 1, 1), ("武进区", "常州市")),
        (None, ("武进区", "常州市")),
    ],
)
def test_a_figure_of_wujin_told_today_is_of_the_county_city_or_district_of_its_time(
    connection: duckdb.DuckDBPyConnection, until: date | None, name: tuple[str, str]
) -> None:
    assert region_of(connection, "320412", TODAY, until) == name


def test_pages_of_two_times_mean_one_region(connection: duckdb.DuckDBPyConnection) -> None:
    of_then = region_of(connection, "320421", date(1991, 1, 20), date(1990, 12, 31))
    assert of_then == region_of(connection, "320412", TODAY, date(1990, 12, 31))


def test_a_figure_of_years_to_come_is_of_the_region_that_came(connection: duckdb.DuckDBPyConnection) -> None:
    assert region_of(connection, "320483", date(2000, 5, 1), date(2005, 12, 31)) == ("武进区", "常州市")


def test_a_page_without_a_date_means_the_region_of_today(connection: duckdb.DuckDBPyConnection) -> None:
    assert region_of(connection, "320412", None, date(1999, 12, 31)) == ("武进市", "常州市")


def test_a_county_under_a_new_name_is_the_same_place(connection: duckdb.DuckDBPyConnection) -> None:
    assert region_of(connection, "110112", TODAY, date(1990, 12, 31)) == ("通县", None)


@pytest.mark.parametrize(
    ("place", "until", "name"),
    [
        ("320508", date(2010, 12, 31), "姑苏区"),
        ("320206", date(1998, 12, 31), "惠山区"),
        ("320412", date(1975, 12, 31), "武进区"),
        ("武进高新区", date(1999, 12, 31), "武进高新区"),
    ],
    ids=["made of three", "split off", "before the source begins", "a zone not yet approved"],
)
def test_where_no_earlier_version_is_known_the_one_of_the_page_stands(
    connection: duckdb.DuckDBPyConnection, place: str, until: date, name: str
) -> None:
    found = region_of(connection, place, TODAY, until)
    assert found
    assert found[0] == name


def test_every_place_has_one_version_a_day(connection: duckdb.DuckDBPyConnection) -> None:
    overlaps = """
        from dim_region_lineage
        qualify valid_from < lag(valid_to) over (partition by place_key order by valid_from)
    """
    assert connection.execute(overlaps).fetchall() == []
    counts = "select count(*), count(distinct region_key) from dim_region_lineage"
    assert (
        connection.execute(counts).fetchone()
        == connection.execute("select count(*), count(*) from dim_region").fetchone()
    )


def test_no_step_of_it_holds_many_more_rows_than_there_are_figures(connection: duckdb.DuckDBPyConnection) -> None:
    pages, figures = 500, 20_000
    connection.execute(
        "create or replace table staging.article as select 'page ' || range as page_id, "
        "date '1981-01-01' + range::integer as region_day from range(?)",
        [pages],
    )
    connection.execute(
        "create or replace table staging.figure as "
        "select 'page ' || range % ? as page_id, range as line_no, 0 as char_start, '320412' as region_code, "
        "null::varchar as zone_name, date '1981-01-01' + range::integer as period_end, null::date as as_of "
        "from range(?)",
        [pages, figures],
    )
    query = "explain (analyze, format json) from staging.figure_region"
    _, plan = connection.execute(query).fetchone() or ("", "")
    assert max(rows_of_steps(json.loads(plan))) <= figures


def rows_of_steps(step: dict[str, Any]) -> Iterator[int]:
    """Yield how many rows each step of a plan hands on."""
    yield step.get("operator_cardinality", 0)
    for below in step["children"]:
        yield from rows_of_steps(below)
