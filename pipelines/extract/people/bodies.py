"""The organisation of each post, as its page names it."""

from functools import cache

import polars as pl

from pipelines.extract.organizations.organizations import resolve_organizations
from pipelines.reference import words

TOLD = ("organization_name", "organization_type", "region_code", "zone_name")
POST = pl.Struct({**dict.fromkeys(TOLD, pl.String), "post_title": pl.String})
PLACE = ["line", "char_start"]


def with_posts(
    people: pl.DataFrame, posts: pl.DataFrame, organizations: pl.DataFrame, articles: pl.DataFrame
) -> pl.DataFrame:
    """Add to each person the list of posts given there, empty where there is none.

    `organizations` are the page's own, with line and page; what a post calls otherwise is read in their light.
    """
    paged = posts.join(people.unique("line").select("line", "page"), on="line", maintain_order="left")
    of_line = organizations.select("line", *TOLD, written="surface").unique(["line", "written"])
    of_page = organizations.select("page", *TOLD, written="surface").unique(
        ["page", "written"], keep="first", maintain_order=True
    )
    near = paged.join(of_line, on=["line", "written"], how="left", maintain_order="left")
    told = near.filter(pl.col("organization_name").is_not_null() | pl.col("written").is_null())
    left = near.filter(pl.col("organization_name").is_null(), pl.col("written").is_not_null()).drop(TOLD)
    elsewhere = left.join(of_page, on=["page", "written"], how="left", maintain_order="left")
    is_land = pl.col("organization_name").is_null() & pl.col("written").is_in(_lands())
    elsewhere = elsewhere.with_columns(
        organization_name=pl.when(is_land).then("written").otherwise("organization_name"),
        organization_type=pl.when(is_land).then(pl.lit("other")).otherwise("organization_type"),
    )
    unknown = elsewhere.filter(pl.col("organization_name").is_null()).drop(TOLD)
    found = elsewhere.filter(pl.col("organization_name").is_not_null())
    full = pl.concat([told, found, _resolved(unknown, people, organizations, articles)]).sort(*PLACE, "post_no")
    listed = full.group_by(PLACE, maintain_order=True).agg(
        posts=pl.struct(*TOLD, "post_title").cast(POST).unique(maintain_order=True)
    )
    none = pl.lit([], dtype=pl.List(POST))
    return people.join(listed, on=PLACE, how="left", maintain_order="left").with_columns(
        pl.col("posts").fill_null(none)
    )


@cache
def _lands() -> pl.Series:
    """Return the names of countries, which are what they are called."""
    return pl.Series(words("place_wider_world", "name", kind="country")).implode()


def _resolved(
    unknown: pl.DataFrame, people: pl.DataFrame, organizations: pl.DataFrame, articles: pl.DataFrame
) -> pl.DataFrame:
    """Read the bodies that no page names so."""
    places = people.unique("line").select("line", "page_id", "line_no")
    distinct = unknown.unique(["page", "written"], keep="first", maintain_order=True).join(
        places, on="line", maintain_order="left"
    )
    named = distinct.select("page_id", "line_no", "char_start", "page", "written")
    resolved = resolve_organizations(named, organizations, articles).select("page", "written", *TOLD)
    return unknown.join(resolved, on=["page", "written"], how="left", maintain_order="left")
