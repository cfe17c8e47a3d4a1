"""An index in memory, built of small articles by the models themselves, a batch at a time."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipelines.pages.search_terms import read_search_terms
from pipelines.parquet import write_parquet
from pipelines.settings import SQL_FOLDER
from pipelines.sql_models import Model
from pipelines.warehouse import build, create_macros, set_variables

MODELS = ("staging/shard", "staging/page_terms", "search/posting", "search/document")
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
    """Return what loads a bronze file of pages, a body by its page_id, into an index."""

    def load_pages(index: Index, shard: str, pages: Pages) -> None:
        rows = [(page_id, None, body, None) for page_id, body in pages.items()]
        articles = pl.DataFrame(rows, schema=SCHEMA, orient="row")
        write_parquet(read_search_terms(articles), tmp_path / shard)
        set_variables(index, {"shards": [shard], "search_terms": [str(tmp_path / shard)]})
        for model in MODELS:
            build(index, Model(SQL_FOLDER / f"{model}.sql"))
        scores = SQL_FOLDER / "table_macros" / "article_scores.sql"
        index.execute(scores.read_text(encoding="utf-8"))

    return load_pages
