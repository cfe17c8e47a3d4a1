"""The tables of stories alone, in memory: each batch goes through the sketches and the SQL files as in a load."""

from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

import duckdb
import polars as pl

from pipelines.settings import ROOT, SQL_FOLDER
from pipelines.sql_models import Model
from pipelines.stories.sketches import read_sketches

STAGING = ("sketch", "story_body", "story_fingerprint", "story_page", "story_link", "touched_article", "story_member")
MODELS = [Model(SQL_FOLDER / "staging" / f"{name}.sql") for name in STAGING]
SCHEMA = {
    "page_id": pl.String(),
    "body_text": pl.String(),
    "no_article_reason": pl.String(),
    "is_damaged": pl.Boolean(),
    "characters_lost": pl.Int32(),
    "published_on": pl.Date(),
    "first_seen_at": pl.Datetime("us", "UTC"),
}
# What the stories read of the warehouse's facts.
FACTS = {
    "fact_article": "select surrogate_key(page_id) as article_key, page_id, is_damaged, published_on",
    "fact_capture": "select surrogate_key(page_id) as article_key, characters_lost, first_seen_at",
}


class StoryTables:
    """A warehouse of stories that takes one batch after the other."""

    def __init__(self) -> None:
        self._files = TemporaryDirectory()
        self._loads = 0
        self.connection = duckdb.connect(config={"file_search_path": str(ROOT)})
        self.connection.execute((SQL_FOLDER / "macros/surrogate_key.sql").read_text(encoding="utf-8"))
        self.connection.execute("create schema staging")
        self.connection.register("pages", pl.DataFrame(schema=SCHEMA))
        for table, query in FACTS.items():
            self.connection.execute(f"create table {table} as {query} from pages")

    def __enter__(self) -> "StoryTables":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.connection.close()
        self._files.cleanup()

    def load(self, pages: pl.DataFrame) -> None:
        """Load one batch of pages, with the columns of SCHEMA; a page that was loaded before is loaded again."""
        self._loads += 1
        sketches = Path(self._files.name) / f"{self._loads}.parquet"
        read_sketches(pages).write_parquet(sketches)
        self.connection.execute("set variable sketches = ?", [[str(sketches)]])
        self.connection.register("pages", pages)
        batch = "select surrogate_key(page_id) as article_key from pages"
        self.connection.execute(f"create or replace table staging.document as {batch}")
        for table, query in FACTS.items():
            self.connection.execute(f"delete from {table} where article_key in ({batch})")
            self.connection.execute(f"insert into {table} {query} from pages where no_article_reason is null")
        for model in MODELS:
            self._build(model)

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """Return the rows of a query."""
        return self.connection.execute(query).fetchall()

    def _build(self, model: Model) -> None:
        if model.replaces is None:
            self.connection.execute(f"create or replace view {model.name} as {model.sql}")
            return
        column, batch = model.replaces
        self.connection.execute(f"create table if not exists {model.name} as from ({model.sql}) limit 0")
        self.connection.execute(f"delete from {model.name} where {column} in (select {column} from {batch})")
        self.connection.execute(f"insert into {model.name} by name {model.sql}")
