"""The tables of stories alone, in memory: each batch goes through the sketches and the SQL files as in a load."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import polars as pl

from pipelines.settings import ROOT, SQL_FOLDER
from pipelines.sql_models import Model
from pipelines.stories.sketches import read_sketches

STAGING = ("sketch", "story_body", "story_fingerprint", "story_page", "story_link", "touched_article", "story_member")
MODELS = [Model(SQL_FOLDER / "staging" / f"{name}.sql") for name in STAGING]
MEMBERS = "select page_id, story_key, is_canonical from staging.story_member order by page_id"
NO_ARTICLE = "the page has no line of running text"


@dataclass(frozen=True)
class Page:
    """One page as the pages' rules read it; without a body it holds no article."""

    page_id: str
    body: str | None
    is_damaged: bool = False
    characters_lost: int = 0
    published_on: date | None = None
    first_seen_at: datetime = datetime(2024, 1, 1, tzinfo=UTC)


class StoryTables:
    """A warehouse of stories that takes one batch after the other."""

    def __init__(self, folder: Path) -> None:
        self.files = folder
        self.connection = duckdb.connect(config={"file_search_path": str(ROOT)})
        self.connection.execute((SQL_FOLDER / "macros/surrogate_key.sql").read_text(encoding="utf-8"))
        self.connection.execute("create schema staging")
        self.connection.execute(
            "create table fact_article (article_key bigint, page_id varchar, is_damaged boolean, published_on date)"
        )
        self.connection.execute(
            "create table fact_capture (article_key bigint, characters_lost integer, first_seen_at timestamptz)"
        )

    def load(self, *pages: Page) -> None:
        """Load one batch; a page that was loaded before is loaded again."""
        self._facts(pages)
        for model in MODELS:
            if model.is_view:
                self.connection.execute(f"create or replace view {model.name} as {model.sql}")
            elif model.replaces:
                column, batch = model.replaces
                self.connection.execute(f"create table if not exists {model.name} as from ({model.sql}) limit 0")
                self.connection.execute(f"delete from {model.name} where {column} in (select {column} from {batch})")
                self.connection.execute(f"insert into {model.name} by name {model.sql}")

    def rows(self, query: str = MEMBERS) -> list[tuple]:
        return self.connection.execute(query).fetchall()

    def stories(self) -> set[frozenset[str]]:
        """Return the ids of the pages of each story."""
        query = "select list(page_id) from staging.story_member group by story_key"
        return {frozenset(pages) for (pages,) in self.rows(query)}

    def key(self, page_id: str) -> int:
        """Return the story's key of one page."""
        return self.rows(f"select story_key from staging.story_member where page_id = '{page_id}'")[0][0]

    def canonical(self) -> set[str]:
        """Return the pages that stand for their stories."""
        return {page for page, _, stands in self.rows() if stands}

    def _facts(self, pages: tuple[Page, ...]) -> None:
        self.connection.execute("create or replace table staging.document (article_key bigint)")
        for page in pages:
            key = self.connection.execute("select surrogate_key(?)", [page.page_id]).fetchone()[0]
            self.connection.execute("insert into staging.document values (?)", [key])
            self.connection.execute("delete from fact_article where article_key = ?", [key])
            self.connection.execute("delete from fact_capture where article_key = ?", [key])
            if page.body is not None:
                article = [key, page.page_id, page.is_damaged, page.published_on]
                self.connection.execute("insert into fact_article values (?, ?, ?, ?)", article)
                capture = [key, page.characters_lost, page.first_seen_at]
                self.connection.execute("insert into fact_capture values (?, ?, ?)", capture)
        path = self.files / "sketches.parquet"
        read_sketches(articles(*pages)).write_parquet(path)
        self.connection.execute("set variable sketches = ?", [[str(path)]])


def articles(*pages: Page) -> pl.DataFrame:
    """Return the pages as the stage of articles hands them on, as far as sketches look at them."""
    rows = [(page.page_id, page.body or "", None if page.body else NO_ARTICLE) for page in pages]
    return pl.DataFrame(rows, schema=["page_id", "body_text", "no_article_reason"], orient="row").with_columns(
        pl.col("no_article_reason").cast(pl.String)
    )
