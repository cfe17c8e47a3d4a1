"""What sources claim of one thing: which claims differ, why, which one is trusted, and that order changes nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

ROOT = Path(__file__).resolve().parents[2]
SERIES = 7
DAY = date(2024, 1, 20)
YEAR_END = date(2023, 12, 31)
FIGURE = {
    "figure_key": 1,
    "article_key": 1,
    "series_key": SERIES,
    "surface": "",
    "value": 3_764_000,
    "value_max": None,
    "modifier": "exact",
    "qualifier": None,
    "unit_key": 1,
    "statistic": "count",
    "direction": None,
    "status": "actual",
    "is_cumulative": False,
    "indicator_key": 1,
    "indicator": "人才总量",
    "indicator_scope": None,
    "region_key": 1,
    "is_nationwide": False,
    "organization_key": -1,
    "period_start": date(2023, 1, 1),
    "period_end": YEAR_END,
    "as_of": None,
    "speaker": None,
    "is_official": False,
}
ARTICLE = {"article_key": 1, "story_key": 1, "published_on": DAY, "is_damaged": False, "outlet_key": 1}
OF_ARTICLE = ("story_key", "published_on", "is_damaged", "outlet_key")
Claim = dict[str, Any]


@pytest.fixture
def series() -> Iterator[Any]:
    """Return how the claims given, each on a page of its own, make a row of the series."""
    with duckdb.connect(config={"file_search_path": str(ROOT)}) as connection:
        build_tables(connection)
        yield lambda *claims: (load(connection, list(claims)), answer(connection))[1]


def build_tables(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("create schema staging")
    for macro in ("surrogate_key", "in_base_unit"):
        connection.execute((ROOT / f"sql/macros/{macro}.sql").read_text(encoding="utf-8"))
    connection.execute(
        "create table fact_figure (figure_key bigint, article_key bigint, series_key bigint, surface varchar, "
        "value decimal(24, 6), value_max decimal(24, 6), modifier varchar, qualifier varchar, unit_key bigint, "
        "statistic varchar, direction varchar, status varchar, is_cumulative boolean, indicator_key bigint, "
        "indicator varchar, indicator_scope varchar, region_key bigint, is_nationwide boolean, "
        "organization_key bigint, period_start date, period_end date, as_of date, speaker varchar, "
        "is_official boolean, batch_date date default date '2024-01-01')"
    )
    connection.execute(
        "create table fact_article "
        "(article_key bigint, story_key bigint, published_on date, is_damaged boolean, outlet_key bigint, "
        "batch_date date default date '2024-01-01')"
    )
    connection.execute("create table staging.touched_article (article_key bigint)")
    connection.execute(
        "create table dim_unit as from (values (1, '人', 1.0), (2, '平方米', 1.0), (3, '平方米', 10000.0), "
        "(4, '%', 1.0)) as unit (unit_key, base_unit, factor)"
    )
    connection.execute(
        "create table dim_outlet as from (values (1, '甲报'), (2, '乙报')) as outlet (outlet_key, outlet_name)"
    )
    for view in ("touched_series", "series_figure", "series_claim"):
        connection.execute(f"create view staging.{view} as {sql(view)}")
    connection.execute(f"create table staging.figure_series as from ({sql('figure_series')}) limit 0")


def sql(model: str) -> str:
    return (ROOT / f"sql/staging/{model}.sql").read_text(encoding="utf-8")


def load(connection: duckdb.DuckDBPyConnection, claims: list[Claim], first: int = 1) -> None:
    """Add one page a claim, numbered from `first`, and refresh the series they touch, as a load does."""
    connection.execute("delete from staging.touched_article")
    for number, claim in enumerate(claims, first):
        figure = FIGURE | {"figure_key": number, "article_key": claim.get("page", number)} | claim
        article = ARTICLE | {"article_key": figure["article_key"], "story_key": figure["article_key"]}
        article |= {name: claim[name] for name in OF_ARTICLE if name in claim}
        insert(connection, "fact_figure", {name: figure[name] for name in FIGURE})
        connection.execute("delete from fact_article where article_key = ?", [article["article_key"]])
        insert(connection, "fact_article", article)
        connection.execute("insert into staging.touched_article values (?)", [article["article_key"]])
    connection.execute(
        "delete from staging.figure_series where series_key in (select series_key from staging.touched_series)"
    )
    connection.execute(f"insert into staging.figure_series by name {sql('figure_series')}")


def insert(connection: duckdb.DuckDBPyConnection, table: str, row: dict[str, Any]) -> None:
    marks = ", ".join("?" * len(row))
    connection.execute(f"insert into {table} ({', '.join(row)}) values ({marks})", list(row.values()))


def answer(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    found = connection.execute("from staging.figure_series").pl().to_dicts()
    assert len(found) == 1
    return found[0]


def test_one_claim_is_preferred_and_conflicts_with_nothing(series: Any) -> None:
    row = series({})
    assert (row["preferred_value"], row["preferred_rule"], row["is_conflicting"]) == (3_764_000, "only claim", False)
    assert (row["value_count"], row["story_count"], row["preferred_figure_key"]) == (1, 1, 1)


REASONS = {
    "two numbers that nothing explains": ("contradiction", {"value": 3_764_000}, {"value": 3_810_000}),
    "a number beyond what the words of the other allow": (
        "contradiction",
        {"value": 3_764_000},
        {"value": 3_810_000, "modifier": "over"},
    ),
    "one rise, one fall": (
        "contradiction",
        {"value": 5.2, "unit_key": 4, "statistic": "growth", "direction": "up"},
        {"value": 5.1, "unit_key": 4, "statistic": "growth", "direction": "down"},
    ),
    "the finer number rounds to the coarser": ("rounding", {"value": 3_764_000}, {"value": 3_760_000}),
    "the finer number is cut off": ("rounding", {"value": 3_768_000}, {"value": 3_760_000}),
    "a zero that is printed counts as a digit": (
        "contradiction",
        {"value": 5.0, "surface": "5.0%", "unit_key": 4},
        {"value": 5.4, "surface": "5.4%", "unit_key": 4},
    ),
    "a whole per cent is coarser than a tenth": (
        "rounding",
        {"value": 5, "surface": "5%", "unit_key": 4},
        {"value": 5.4, "surface": "5.4%", "unit_key": 4},
    ),
    "a multiplier that one of them lost": ("unit scale", {"value": 3_764_000}, {"value": 376.4}),
    "亿 for 万": ("unit scale", {"value": 35_000}, {"value": 350_000_000}),
    "a running total against a year": (
        "cumulative or annual",
        {"value": 15_700, "is_cumulative": True},
        {"value": 15_200},
    ),
    "a year against the day it ends on": (
        "period",
        {"value": 15_700},
        {"value": 15_200, "as_of": YEAR_END, "period_start": None, "period_end": None},
    ),
    "a year that was not over when the page told of it": (
        "period",
        {"value": 15_700},
        {"value": 11_200, "published_on": date(2023, 10, 9)},
    ),
    "words that narrow what is counted": (
        "scope",
        {"value": 3_764_000},
        {"value": 412_000, "indicator_scope": "高层次"},
    ),
    "a number three times as large is another thing": ("scope", {"value": 1_248}, {"value": 100_042}),
    "words that narrow tell more than a rounding": (
        "scope",
        {"value": 3_764_000},
        {"value": 3_760_000, "indicator_scope": "市区"},
    ),
}


@pytest.mark.parametrize(("reason", "one", "other"), REASONS.values(), ids=REASONS)
def test_why_two_stories_differ(series: Any, reason: str, one: Claim, other: Claim) -> None:
    row = series(one, other)
    assert (row["conflict_reason"], row["is_conflicting"], row["story_count"]) == (reason, True, 2)


@pytest.mark.parametrize(("reason", "one", "other"), REASONS.values(), ids=REASONS)
def test_the_reason_is_the_same_the_other_way_round(series: Any, reason: str, one: Claim, other: Claim) -> None:
    assert series(other, one)["conflict_reason"] == reason


AGREEING = {
    "the same number": ({}, {}),
    "over": ({"value": 3_810_000}, {"value": 3_800_000, "modifier": "over"}),
    "at least": ({"value": 3_810_000}, {"value": 3_800_000, "modifier": "at_least"}),
    "not quite": ({"value": 3_764_000}, {"value": 3_800_000, "modifier": "under"}),
    "about": ({"value": 3_764_000}, {"value": 3_760_000, "modifier": "approx"}),
    "and some more, up to the next of its last digit": ({"value": 69}, {"value": 60, "modifier": "approx"}),
    "a range": ({"value": 3_764_000}, {"value": 3_700_000, "value_max": 3_800_000, "modifier": "range"}),
    "two bounds that leave room for one number": (
        {"value": 3_800_000, "modifier": "over"},
        {"value": 4_000_000, "modifier": "under"},
    ),
    "another unit": ({"value": 20_000, "unit_key": 2}, {"value": 2, "unit_key": 3}),
    "a bound on other words": ({"value": 3_810_000}, {"value": 3_800_000, "modifier": "over", "is_cumulative": True}),
}


@pytest.mark.parametrize(("one", "other"), AGREEING.values(), ids=AGREEING)
def test_what_words_allow_is_no_conflict(series: Any, one: Claim, other: Claim) -> None:
    row = series(one, other)
    assert (row["conflict_reason"], row["is_conflicting"]) == (None, False)


def test_a_bound_allows_no_more_than_twice_its_number(series: Any) -> None:
    assert series({"value": 4_100_000}, {"value": 2_000_000, "modifier": "over"})["is_conflicting"]


def test_reprints_of_a_story_are_one_witness(series: Any) -> None:
    row = series({"value": 101}, {"value": 120, "story_key": 9}, {"value": 120, "story_key": 9})
    assert row["story_count"] == 2
    assert [(claim["value"], claim["stories"], claim["pages"]) for claim in row["claims"]] == [(101, 1, 1), (120, 1, 2)]


def test_one_story_does_not_contradict_itself(series: Any) -> None:
    row = series({"value": 100, "story_key": 9}, {"value": 120, "story_key": 9})
    assert (row["value_count"], row["story_count"], row["is_conflicting"]) == (2, 1, False)


def test_a_story_that_tells_both_numbers_contradicts_neither(series: Any) -> None:
    assert not series({"value": 100, "page": 1}, {"value": 120, "page": 1}, {"value": 100, "page": 2})["is_conflicting"]


def test_things_next_to_each_other_are_no_conflict(series: Any) -> None:
    row = series({"value": 900, "indicator_scope": "油菜"}, {"value": 1800, "indicator_scope": "早稻"})
    assert (row["value_count"], row["is_conflicting"]) == (2, False)


NARROWER = {"value": 412_000, "indicator_scope": "高层次"}


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        (({"value": 3_764_000}, {"value": 3_760_000}, NARROWER), "scope"),
        ((NARROWER, NARROWER | {"value": 408_000}), "contradiction"),
    ],
)
def test_the_gravest_reason_is_told(series: Any, claims: tuple[Claim, ...], reason: str) -> None:
    assert series(*claims)["conflict_reason"] == reason


PREFERRED = {
    "widest scope": ({"value": 3_764_000}, {"value": 412_000, "indicator_scope": "高层次", "is_official": True}),
    "period was over": ({"value": 15_700}, {"value": 15_200, "published_on": date(2023, 10, 9), "is_official": True}),
    "official source": ({"value": 100, "is_official": True}, {"value": 120}, {"value": 120}),
    "most stories": ({"value": 120}, {"value": 101, "is_damaged": False}, {"value": 120}),
    "undamaged page": ({"value": 100}, {"value": 123, "is_damaged": True}),
    "exact": ({"value": 100}, {"value": 123, "modifier": "approx"}),
    "finest digits": ({"value": 376.4}, {"value": 376, "published_on": date(2024, 5, 1)}),
    "latest published": ({"value": 101, "published_on": date(2024, 5, 1)}, {"value": 102}),
    "first by key": ({"value": 101}, {"value": 102}),
}


@pytest.mark.parametrize(("rule", "claims"), PREFERRED.items(), ids=PREFERRED)
def test_which_claim_is_preferred(series: Any, rule: str, claims: tuple[Claim, ...]) -> None:
    row = series(*claims)
    assert (row["preferred_value"], row["preferred_rule"]) == (claims[0]["value"], rule)
    assert row["claims"][0]["value"] == claims[0]["value"]


BOUND = {"value": 3_800_000, "modifier": "over", "is_official": True}


def test_an_exact_number_is_preferred_to_the_bound_it_meets(series: Any) -> None:
    row = series({"value": 3_812_000}, BOUND, BOUND)
    assert (row["preferred_value"], row["preferred_rule"]) == (3_812_000, "exact")


def test_an_official_bound_is_preferred_to_a_number_that_does_not_meet_it(series: Any) -> None:
    row = series({"value": 3_764_000}, BOUND)
    assert (row["preferred_value"], row["preferred_rule"]) == (3_800_000, "official source")


def test_the_preferred_figure_is_of_the_official_page(series: Any) -> None:
    assert series({}, {"is_official": True}, {})["preferred_figure_key"] == 2


def test_who_says_so_stands_in_words(series: Any) -> None:
    row = series({"speaker": "市统计局", "outlet_key": 2}, {"outlet_key": 1})
    assert row["claims"][0]["sources"] == ["乙报: 市统计局", "甲报"]


CLAIMS = [
    {"figure_key": 1, "page": 1, "value": 3_764_000},
    {"figure_key": 2, "page": 2, "value": 3_810_000, "modifier": "over", "story_key": 8},
    {"figure_key": 3, "page": 3, "value": 3_760_000, "published_on": date(2024, 3, 1)},
    {"figure_key": 4, "page": 4, "value": 412_000, "indicator_scope": "高层次", "story_key": 8},
]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
@pytest.mark.parametrize("batches", [1, 2, 4])
def test_the_order_and_number_of_loads_do_not_matter(order: tuple[int, ...], batches: int) -> None:
    rows = []
    for places, size in ((range(4), 4), (order, 4 // batches)):
        with duckdb.connect(config={"file_search_path": str(ROOT)}) as connection:
            build_tables(connection)
            claims = [CLAIMS[place] for place in places]
            for start in range(0, 4, size):
                load(connection, claims[start : start + size])
            rows.append(answer(connection))
    assert rows[0] == rows[1]


def test_a_load_leaves_series_it_does_not_touch() -> None:
    with duckdb.connect(config={"file_search_path": str(ROOT)}) as connection:
        build_tables(connection)
        load(connection, [{"figure_key": 1, "page": 1, "series_key": 1}])
        connection.execute("update staging.figure_series set preferred_rule = 'as it was'")
        load(
            connection, [{"figure_key": 2, "page": 2, "series_key": 2}, {"figure_key": 3, "page": 3, "series_key": -1}]
        )
        kept = connection.execute("select series_key, preferred_rule from staging.figure_series order by 1").fetchall()
        assert kept == [(1, "as it was"), (2, "only claim")]


def test_what_the_sample_pages_say_of_suzhou(sample: duckdb.DuckDBPyConnection) -> None:
    query = """
        select indicator_name, conflict_reason, preferred_value, preferred_rule, story_count
        from mart_figure_series
        where region_name = '苏州市' and is_conflicting
        order by indicator_name
    """
    assert sample.execute(query).fetchall() == [
        ("人才总量", "contradiction", 3_764_000, "exact", 2),
        ("高层次人才", "contradiction", 408_000, "latest published", 2),
        ("高新技术企业", "cumulative or annual", 15_200, "latest published", 2),
    ]


def test_every_series_leads_back_to_its_figures(sample: duckdb.DuckDBPyConnection) -> None:
    strays = """
        select series_key
        from mart_figure_series as series
        anti join mart_figure as figure
            on series.preferred_figure_key = figure.figure_key
            and abs(abs(series.preferred_value) - figure.value_in_base_unit) <= 1e-9 * figure.value_in_base_unit
        union all
        select series_key from fact_figure anti join mart_figure_series using (series_key) where series_key <> -1
    """
    assert sample.execute(strays).fetchall() == []
