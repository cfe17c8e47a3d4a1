"""Batches of pages for the tests of stories, and what they ask of the tables."""

from dataclasses import astuple, dataclass
from datetime import UTC, date, datetime

import polars as pl

from bench.story_tables import SCHEMA, StoryTables

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


class Loaded:
    """What stands in the tables of stories."""

    def __init__(self, tables: StoryTables) -> None:
        self.tables = tables

    def load(self, *pages: Page) -> None:
        rows = [
            (page_id, body or "", None if body else NO_ARTICLE, *rest) for page_id, body, *rest in map(astuple, pages)
        ]
        self.tables.load(pl.DataFrame(rows, schema=SCHEMA, orient="row"))

    def members(self) -> list[tuple]:
        return self.tables.rows("from staging.story_member order by page_id")

    def stories(self) -> set[frozenset[str]]:
        """Return the ids of the pages of each story."""
        query = "select list(page_id) from staging.story_member group by story_key"
        return {frozenset(pages) for (pages,) in self.tables.rows(query)}

    def key(self, page_id: str) -> int:
        """Return the story's key of one page."""
        return self.tables.rows(f"select story_key from staging.story_member where page_id = '{page_id}'")[0][0]

    def article_keys(self) -> set[int]:
        return {key for (key,) in self.tables.rows("select article_key from staging.story_member")}

    def canonical(self) -> set[str]:
        """Return the pages that stand for their stories."""
        return {page for (page,) in self.tables.rows("select page_id from staging.story_member where is_canonical")}

    def touched(self) -> set[str]:
        """Return the pages of the stories that the last batch touched."""
        query = "select page_id from fact_article semi join staging.touched_article using (article_key)"
        return {page for (page,) in self.tables.rows(query)}
