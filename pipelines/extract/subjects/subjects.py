"""Subjects: whom and where each figure is about."""

import polars as pl

from pipelines.extract.lists import position, with_groups
from pipelines.extract.subjects.about import page_regions
from pipelines.extract.subjects.firms import with_firms_named
from pipelines.extract.subjects.governing import governing
from pipelines.extract.subjects.marks import marks, story_lines
from pipelines.extract.subjects.regions import with_regions
from pipelines.extract.subjects.relative import with_relative_regions
from pipelines.extract.subjects.whom import with_organizations

ADDED: dict[str, type[pl.DataType]] = {
    "region_code": pl.String,
    "zone_name": pl.String,
    "organization_name": pl.String,
    "is_nationwide": pl.Boolean,
}


def with_subjects(
    figures: pl.DataFrame,
    places: pl.DataFrame,
    organizations: pl.DataFrame,
    articles: pl.DataFrame,
    lines: pl.DataFrame,
) -> pl.DataFrame:
    """Add region_code, zone_name and organization_name: the place and the one organisation each figure is about.

    is_nationwide tells a figure of the whole country, which has no region, from one whose region is not known.

    Of `lines` page_id, line_no, role and text are read; of `articles` page_id, region_code and zone_name.
    """
    story = story_lines(lines, figures)
    governors = governing(with_firms_named(marks(places, organizations, story, figures)))
    about = page_regions(governors, articles)
    found = with_relative_regions(governors, about)
    ordered = (
        figures.with_row_index("row")
        .join(story.select("page_id", "line_no", "role", "line_id", "text"), on=["page_id", "line_no"], how="left")
        .join(about, on="page_id", how="left")
        .with_columns(at=position("char_start"))
        .sort("at")
    )
    placed = with_regions(with_organizations(with_groups(ordered), found, story), found, story)
    return placed.sort("row").select(*figures.columns, *(pl.col(name).cast(dtype) for name, dtype in ADDED.items()))
