"""Invariants of the warehouse, as a reader of the published sample can check them."""

from pathlib import Path

import duckdb
import pytest

from pipelines.checks import checks, statements
from pipelines.settings import SQL_FOLDER
from pipelines.sql_models import load_models

MODELS = load_models(SQL_FOLDER)
DIMENSIONS = {
    f"dim_{name}": f"{name}_key"
    for name in (
        *("date", "region", "outlet", "unit", "indicator", "organization"),
        *("person", "person_post", "programme", "industry"),
    )
}


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.stem)
def test_no_row_breaks_a_check(sample: duckdb.DuckDBPyConnection, check: Path) -> None:
    assert [row for statement in statements(check) for row in sample.execute(statement).fetchall()] == []


BREAKING = {
    "keys_are_unique": "insert into fact_article from fact_article limit 1",
    "keys_have_their_dimension": "update fact_figure set unit_key = 7",
    "figures_stand_at_their_characters": "update fact_figure set surface = surface || 'x'",
    "mentions_stand_at_their_characters": "update fact_mention set char_start = char_start + 1",
    "quotes_stand_at_their_characters": "update fact_quote set raw_text = raw_text || 'x'",
    "periods_run_forward": "update fact_figure set period_end = period_start - 1 where period_start is not null",
    "posts_do_not_overlap": "insert into dim_person_post from dim_person_post where valid_from is not null",
    "figures_are_whole": "update fact_figure set value_max = value - 1",
    "lines_are_complete": "delete from fact_line where line_no = 2",
    "captures_are_accounted_for": "update fact_capture set status = 'quarantined'",
    "regions_do_not_overlap": "update dim_region set valid_from = date '1900-01-01'",
    "values_are_accepted": "create or replace table fact_line as select * replace ('poem' as role) from fact_line",
    "search_holds_every_article": "delete from search.document where length > 100",
    "search_numbers_are_unique": "update search.document set document_no = 7, shard = 'x'",
    "stories_are_whole": "update fact_article set story_key = 7",
}


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.stem)
def test_each_check_can_fail(sample_warehouse: Path, tmp_path: Path, check: Path) -> None:
    database = tmp_path / "broken.duckdb"
    database.write_bytes((sample_warehouse / "news.duckdb").read_bytes())
    with duckdb.connect(database) as connection:
        connection.execute(BREAKING[check.stem])
        assert any(connection.execute(statement).fetchall() for statement in statements(check))


@pytest.mark.parametrize(("dimension", "key"), DIMENSIONS.items())
def test_every_dimension_has_its_unknown_member(sample: duckdb.DuckDBPyConnection, dimension: str, key: str) -> None:
    assert sample.execute(f"select count(*) from {dimension} where {key} = -1").fetchall() == [(1,)]


def test_every_table_and_column_says_what_it_is(sample: duckdb.DuckDBPyConnection) -> None:
    undescribed = """
        select table_name, null from duckdb_tables() where comment is null
        union all
        select view_name, null from duckdb_views() where not internal and comment is null
        union all
        select table_name, column_name from duckdb_columns() where not internal and coalesce(comment, '') = ''
    """
    assert sample.sql(undescribed).fetchall() == []


def test_no_view_needs_the_files_of_a_run(sample: duckdb.DuckDBPyConnection) -> None:
    for (view,) in sample.sql("select view_name from duckdb_views() where not internal").fetchall():
        assert sample.execute(f'select count(*) from "{view}"').fetchone()


def test_models_stand_behind_all_that_they_read() -> None:
    order = [model.name for model in MODELS]
    for model in MODELS:
        assert all(order.index(read) < order.index(model.name) for read in model.reads if read in order)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_a_model_opens_with_its_grain(model: object) -> None:
    assert model.description.startswith("One row")


def test_queries_run_and_answer(sample: duckdb.DuckDBPyConnection) -> None:
    for query in (SQL_FOLDER / "queries").glob("*.sql"):
        answer = sample.sql(query.read_text(encoding="utf-8")).fetchall()
        # Nothing of the samples is refused.
        assert bool(answer) == (query.stem != "quarantined_inputs")


def test_what_reads_an_updated_table_waits_for_the_update() -> None:
    order = [model.name for model in MODELS]
    assert order.index("fact_article") < order.index("staging.story_member")
    assert order.index("staging.story_member") < order.index("updates.story_of_article")
    assert order.index("updates.story_of_article") < order.index("staging.figure_series")
