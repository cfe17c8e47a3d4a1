"""What this project does in each comparison: `python -m bench.peers.ours <part>` answers as the peers' jobs do."""

import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl

from bench.pages import documents
from bench.peers.answers import Job, Row, read_rows, serve
from bench.story_tables import StoryTables
from pipelines.load import Run, load
from pipelines.readers.captures import SCHEMA
from pipelines.readers.records import HTML
from pipelines.restore.metadata import clean_metadata
from pipelines.restore.script import to_simplified
from pipelines.settings import Settings
from pipelines.stages import STAGES

RULES = {stage.name: stage for stage in STAGES}
ARTICLE_STAGES = ("documents", "lines", "articles")
PLACE = ("page_id", "line_no")
Tables = dict[str, pl.DataFrame]


def run_stages(tables: Tables, names: Iterable[str]) -> Tables:
    """Return the tables with those that these stages make of them."""
    for name in names:
        stage = RULES[name]
        tables = {**tables, name: stage.rule(*(tables[given] for given in stage.inputs))}
    return tables


def html_captures(job: Job) -> Tables:
    """Return the pages of a job as captures."""
    pages = [{"page_id": page["page_id"], "content": page["html"].encode()} for page in read_rows(job["pages"])]
    captures = pl.DataFrame(pages, schema=SCHEMA).with_columns(
        source_path="page_id", source_format=pl.lit("html"), media_type=pl.lit(HTML), is_duplicate=pl.lit(value=False)
    )
    return {"captures": captures}


def articles(captures: Tables) -> list[Row]:
    """Read title, date, author and body of each page."""
    found = run_stages(captures, ARTICLE_STAGES)["articles"]
    named = found.select(
        "page_id",
        "title",
        pl.col("authors").list.join("、"),
        published=pl.col("published_on").cast(pl.String),
        body="body_text",
    )
    return named.to_dicts()


def traditional_lines(job: Job) -> pl.Series:
    """Return the lines of a job's pages."""
    return pl.Series([line for page in read_rows(job["pages"]) for line in page["text"].split("\n")], dtype=pl.String)


def conversion(lines: pl.Series) -> list[Row]:
    """Convert the lines to Simplified."""
    return to_simplified(lines).to_frame("text").to_dicts()


def bodies(job: Job) -> pl.DataFrame:
    """Return the restored articles of a job."""
    return pl.read_parquet(job["bodies"])


def stories(articles: pl.DataFrame) -> list[Row]:
    """Find the pages that carry one story."""
    with StoryTables() as tables:
        tables.load(articles)
        members = tables.rows("select page_id, story_key from staging.story_member")
    return [{"page_id": page_id, "story": story} for page_id, story in members]


def clean_pages(job: Job) -> Tables:
    """Return a job's pages as restored and read: what comes before names are looked for."""
    pages = documents(pl.read_parquet(job["pages"])["raw_text"])
    names = pl.read_parquet(job["pages"])["page_id"]
    tables = {"documents": clean_metadata(pages.with_columns(page_id=names))}
    return run_stages(tables, ("lines", "articles", "programmes"))


def entities(tables: Tables) -> list[Row]:
    """Find organisations, places and people."""
    named = run_stages(tables, ("organizations", "places", "people"))
    mentions = {
        "organization": named["organizations"].select(*PLACE, surface="organization_name"),
        "place": named["places"].select(*PLACE, "surface"),
        "person": named["people"].select(*PLACE, "surface"),
    }
    return pl.concat(found.with_columns(kind=pl.lit(kind)) for kind, found in mentions.items()).to_dicts()


def silver_files(job: Job) -> tuple[Settings, list[Path]]:
    """Return the settings and the bronze files of a job, with no tables loaded where that is to begin from nothing."""
    settings = Settings(raw=Path(), warehouse=Path(job["warehouse"]))
    settings.working_database.parent.mkdir(parents=True, exist_ok=True)
    if job["begins_empty"]:
        settings.working_database.unlink(missing_ok=True)
    return settings, [Path(shard) for shard in job["shards"]]


def load_tables(given: tuple[Settings, list[Path]]) -> list[Row]:
    """Load the files into the tables, and check them."""
    settings, shards = given
    done = load(settings, shards, Run("bench", datetime.now(UTC)))
    if not done.passed:
        raise RuntimeError(f"the load was rolled back: {done.offending}")
    return []


PARTS: dict[str, tuple[Callable[[Job], Any], Callable[[Any], list[Row]]]] = {
    "articles": (html_captures, articles),
    "conversion": (traditional_lines, conversion),
    "stories": (bodies, stories),
    "entities": (clean_pages, entities),
    "load": (silver_files, load_tables),
}

if __name__ == "__main__":
    serve(*PARTS[sys.argv[1]])
