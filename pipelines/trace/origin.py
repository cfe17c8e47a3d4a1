"""Where a line came from: its page and how it was dated, every capture of it, its story, the run and the file kept."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from pipelines.settings import Settings
from pipelines.trace.facts import every, one

_ARTICLE = """
    select article.title, outlet.outlet_name, article.published_on, article.published_basis,
        article.published_precision, article.is_canonical, article.article_key, article.story_key
    from fact_article as article
    inner join dim_outlet as outlet using (outlet_key)
    where page_id = $page_id
"""
_CAPTURES = """
    select source_path, record_no, source_format, status, reason, url, captured_at, first_seen_at, batch_date, bytes
    from fact_capture
    where page_id = $page_id
    order by status <> 'loaded', first_seen_at, source_path, record_no
"""
_REPRINTS = """
    select article.title, outlet.outlet_name, article.published_on, article.page_id, article.is_canonical
    from fact_article as article
    inner join dim_outlet as outlet using (outlet_key)
    where story_key = $story_key and article_key <> $article_key
    order by published_on, page_id
    limit 20
"""
_RUN = "select run_id, started_at, finished_at, status, rules_version from ops.run where run_id = $run_id"


@dataclass(frozen=True)
class Origin:
    """The page's article if it has one, its captures with the first loaded one ahead, its reprints, run and file."""

    article: dict[str, Any] | None
    captures: list[dict[str, Any]]
    reprints: list[dict[str, Any]]
    run: dict[str, Any] | None
    bronze_file: str | None


def origin(connection: duckdb.DuckDBPyConnection, settings: Settings, page_id: str, run_id: str | None) -> Origin:
    """Return what the warehouse knows of a page and of the run that loaded a row of it."""
    article = one(connection, _ARTICLE, page_id=page_id)
    captures = every(connection, _CAPTURES, page_id=page_id)
    return Origin(
        article=article,
        captures=captures,
        reprints=every(connection, _REPRINTS, story_key=article["story_key"], article_key=article["article_key"])
        if article
        else [],
        run=one(connection, _RUN, run_id=run_id),
        bronze_file=_bronze_file(settings, page_id, {str(capture["batch_date"]) for capture in captures}),
    )


def _bronze_file(settings: Settings, page_id: str, batch_dates: set[str]) -> str | None:
    """Return the file that keeps the page's bytes; None where it is gone or can't be read."""
    days = [settings.captures / f"batch_date={day}" for day in sorted(batch_dates)]
    for path in (path for day in days for path in sorted(day.glob("*.parquet"))):
        if _holds(path, page_id):
            return str(path)
    return None


def _holds(path: Path, page_id: str) -> bool:
    try:
        return not pl.scan_parquet(path).filter(pl.col("page_id") == page_id).select("page_id").collect().is_empty()
    except (OSError, pl.exceptions.ComputeError):
        return False
