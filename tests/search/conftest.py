"""An index in memory, built of small articles by the models themselves, a bronze file at a time."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipelines.pages.search_terms import read_search_terms
from pipelines.parquet import write_parquet
from pipelines.settings import SQL_FOLDER
from pipelines.sql_models import Model
from pipelines.tables import create_view, delete_replaced, insert, keep_table, set_variables
from pipelines.warehouse import create_macros

VIEWS = ("shard", "term")
TABLES = ("posting", "document")
CAPTURES = {"page_id": pl.String, "is_duplicate": pl.Boolean, "error_class": pl.String}
SCHEMA = {"page_id": pl.String, "title": pl.String, "body_text": pl.String, "no_article_reason": pl.String}

Pages = dict[str, str]
Index = duckdb.DuckDBPyConnection
Load = Callable[[Index, str, Pages], None]


@pytest.fixture
def new_index() -> Callable[[], Index]:
    def create() -> Index:
        connection = duckdb.connect()
        create_macros(connection, "macros")
        connection.execute("create schema staging; create schema search")
        return connection

    return create


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Return what loads the pages of a day, a body by its page_id, into an index."""

    def load_pages(index: Index, day: str, pages: Pages) -> None:
        shard = tmp_path / f"{day}.parquet"
        rows = [(page_id, None, body, None) for page_id, body in pages.items()]
        captures = pl.DataFrame([(page_id, False, None) for page_id in pages], schema=CAPTURES, orient="row")
        articles = pl.DataFrame(rows, schema=SCHEMA, orient="row")
        write_parquet(read_search_terms(articles, captures.with_row_index("shard_row")), shard)
        set_variables(index, {"shards": [shard.name], "search_terms": [str(shard)]})
        page = """
            select
                unnest($1) as page_id,
                surrogate_key(page_id) as article_key,
                $2::date as batch_date,
                $3 as shard,
                generate_subscripts($1, 1) - 1 as shard_row
        """
        index.execute(f"create or replace table staging.page as {page}", [list(pages), day, shard.name])
        index.execute(
            "create or replace table staging.article as select page_id, null as no_article_reason from staging.page"
        )
        for view in VIEWS:
            create_view(index, Model(SQL_FOLDER / "staging" / f"{view}.sql"))
        for table in TABLES:
            model = Model(SQL_FOLDER / "search" / f"{table}.sql")
            keep_table(index, model)
            delete_replaced(index, model, [day])
            insert(index, model)
        index.execute((SQL_FOLDER / "search_macros" / "article_scores.sql").read_text(encoding="utf-8"))

    return load_pages
