"""Organisations: from the lines of pages to one row per mention, named in full and placed."""

import polars as pl

from pipelines.extract.organizations.naming import name_organizations
from pipelines.extract.organizations.spans import organization_spans

SCHEMA: dict[str, type[pl.DataType]] = {
    "page_id": pl.String,
    "line_no": pl.Int32,
    "char_start": pl.Int32,
    "char_end": pl.Int32,
    "surface": pl.String,
    "organization_name": pl.String,
    "organization_type": pl.String,
    "region_code": pl.String,
    "zone_name": pl.String,
}


def read_organizations(lines: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Return one row per mention of an organisation, with its name in full as the page allows."""
    named = name_organizations(organization_spans(lines).with_columns(written="surface"), articles)
    return named.select(pl.col(name).cast(dtype) for name, dtype in SCHEMA.items()).sort(
        "page_id", "line_no", "char_start"
    )


def resolve_organizations(named: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Add the organisation's name, type and region to rows of page_id, line_no and written, an organisation's words."""
    return name_organizations(named, articles)
