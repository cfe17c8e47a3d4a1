"""Figures bound to what, where and when: each number with its indicator, its subject and its period."""

import polars as pl

from pipelines.extract.figures.figures import CONTEXT, read_figures
from pipelines.extract.indicators.indicators import with_indicators
from pipelines.extract.periods.binding import with_periods
from pipelines.extract.periods.periods import read_periods


def read_bound_figures(
    lines: pl.DataFrame, articles: pl.DataFrame, places: pl.DataFrame, organizations: pl.DataFrame
) -> pl.DataFrame:
    """Return one row per number that states something, with all that the text says of it but who says so."""
    named = with_indicators(read_figures(lines))
    dated = with_periods(named, read_periods(lines, articles))
    region = articles.select("page_id", "region_code", "zone_name")
    located = dated.join(region, on="page_id", how="left", maintain_order="left")
    return located.with_columns(organization_name=pl.lit(None, pl.String)).drop(*CONTEXT)
