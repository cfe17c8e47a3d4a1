"""A published database of one small table, or the little of fact_figure that a file of sql/exports reads."""

from pathlib import Path

import duckdb

from pipelines.settings import SQL_FOLDER, Settings


def publish(warehouse: Path, statement: str) -> Settings:
    """Make a published database by running the statement; return the settings that find it."""
    settings = Settings(raw=warehouse, warehouse=warehouse)
    with duckdb.connect(settings.published_database) as connection:
        connection.execute(statement)
    return settings


def time_of(**days: str) -> dict[str, str | None]:
    """Return how figure_time writes the time of a figure with the given period_start, period_end or as_of."""
    with duckdb.connect() as connection:
        connection.execute(
            "create table fact_figure as select 1 as figure_key, cast($period_start as date) as period_start, "
            "cast($period_end as date) as period_end, cast($as_of as date) as as_of",
            {"period_start": None, "period_end": None, "as_of": None} | days,
        )
        found = connection.sql((SQL_FOLDER / "exports" / "figure_time.sql").read_text(encoding="utf-8"))
        rows = found.fetchall()
        return dict(zip(found.columns, rows[0], strict=True)) if rows else {}
