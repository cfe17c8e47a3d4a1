"""Figures bound to what, where and when: each number with its indicator, its subject and its period."""

import polars as pl

from pipelines.extract.figures.figures import CONTEXT, read_figures
from pipelines.extract.figures.status import with_past
from pipelines.extract.indicators.indicators import with_indicators
from pipelines.extract.periods.binding import with_periods
from pipelines.extract.periods.periods import read_periods
from pipelines.extract.subjects.subjects import with_subjects


def read_bound_figures(
    lines: pl.DataFrame, articles: pl.DataFrame, places: pl.DataFrame, organizations: pl.DataFrame
) -> pl.DataFrame:
    """Return one row per number that states something, with all that the text says of it but who says so."""
    # A number that opens a place's name counts nothing (三门, 七个星镇).
    figures = read_figures(lines).join(
        places, on=["page_id", "line_no", "char_start"], how="anti", maintain_order="left"
    )
    named = with_indicators(figures)
    dated = with_past(with_periods(named, read_periods(_upto_last(figures, lines), articles)), articles)
    return with_subjects(dated, places, organizations, articles, lines).drop(*CONTEXT)


def _upto_last(figures: pl.DataFrame, lines: pl.DataFrame) -> pl.DataFrame:
    """Return the lines of each page up to its last figure: a time told behind that dates none."""
    last = figures.group_by("page_id").agg(last=pl.col("line_no").max())
    told = lines.select("page_id", "line_no", "role", "text").join(last, on="page_id", maintain_order="left")
    return told.filter(pl.col("line_no") <= pl.col("last"))
