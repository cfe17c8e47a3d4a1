"""Organisations: from the lines of pages to one row per mention, named in full and placed."""

import polars as pl

from pipelines.extract.organizations.introduced import introduced_spans
from pipelines.extract.organizations.naming import named_in_full
from pipelines.extract.organizations.spans import longest, organization_spans
from pipelines.extract.organizations.written import written_spans
from pipelines.extract.story import SPAN
from pipelines.plans import run

SCHEMA: dict[str, type[pl.DataType]] = {
    **SPAN,
    "organization_name": pl.String,
    "organization_type": pl.String,
    "region_code": pl.String,
    "zone_name": pl.String,
}
TOLD = ("organization_name", "organization_type", "region_code", "zone_name")
PUBLIC = ("government", "party")
FOUND = ("before", "ending", "start", "long_form", "organization_type")


def read_organizations(lines: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Return one row per mention of an organisation, with its name in full as the page allows."""
    named = named_in_full(_all_spans(lines, articles), articles).lazy().sort("line", "char_start")
    return run(named.select(pl.col(name).cast(dtype) for name, dtype in SCHEMA.items()))


def _all_spans(lines: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Return the organisations told by their endings, and those told by a name the page introduces."""
    found = organization_spans(lines)
    spans = found.lazy().with_columns(full=pl.lit(None, pl.String))
    whole = spans.select("page_id", *FOUND, full="surface").unique(["page_id", "full"]).drop("start")
    introduced = introduced_spans(found, lines, articles).join(whole, on=["page_id", "full"], how="left")
    short = introduced.with_columns(
        before=pl.col("before").fill_null(""),
        start=pl.lit("whole"),
        organization_type=pl.col("organization_type").fill_null("media"),
    )
    columns = ["line", "page_id", "line_no", "char_start", "char_end", "surface", "full", *FOUND]
    return longest(run(pl.concat([short.select(columns), spans.select(columns)])))


def resolve_organizations(named: pl.DataFrame, organizations: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Add organization_name, organization_type, region_code and zone_name to words for an organisation at a place.

    `written` are the words (市委组织部, 组织部), read in the light of the organizations their page names; they stand
    at page_id, line_no and char_start.
    """
    pages = named.select("page_id").unique()
    # What is named by a word for its region or rank belongs to a public body.
    public = organizations.filter(pl.col("organization_type").is_in(PUBLIC))
    stories, context = (frame.join(pages, on="page_id", how="semi") for frame in (articles, public))
    rows = named_in_full(written_spans(named, context), stories).lazy()
    told = rows.filter("is_asked").select(
        "page_id", *(pl.col(name).cast(SCHEMA[name]) for name in TOLD), written="surface"
    )
    only = told.unique(["page_id", "written"])
    return run(named.lazy().join(only, on=["page_id", "written"], how="left", maintain_order="left"))
