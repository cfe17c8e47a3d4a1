"""The organisation of each post, as its page names it."""

from functools import cache

import polars as pl

from pipelines.extract.organizations.organizations import resolve_organizations
from pipelines.plans import run
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
    pages = people.lazy().select("line", "page").unique("line")
    paged = posts.lazy().join(pages, on="line", maintain_order="left")
    named = organizations.lazy()
    of_line = named.select("line", *TOLD, written="surface").unique(["line", "written"])
    of_page = named.select("page", *TOLD, written="surface").unique(
        ["page", "written"], keep="first", maintain_order=True
    )
    near = run(paged.join(of_line, on=["line", "written"], how="left", maintain_order="left")).lazy()
    told = near.filter(pl.col("organization_name").is_not_null() | pl.col("written").is_null())
    left = near.filter(pl.col("organization_name").is_null(), pl.col("written").is_not_null()).drop(TOLD)
    elsewhere = left.join(of_page, on=["page", "written"], how="left", maintain_order="left")
    is_land = pl.col("organization_name").is_null() & pl.col("written").is_in(_lands())
    elsewhere = run(
        elsewhere.with_columns(
            organization_name=pl.when(is_land).then("written").otherwise("organization_name"),
            organization_type=pl.when(is_land).then(pl.lit("other")).otherwise("organization_type"),
        )
    ).lazy()
    unknown = run(elsewhere.filter(pl.col("organization_name").is_null()).drop(TOLD))
    found = elsewhere.filter(pl.col("organization_name").is_not_null())
    full = pl.concat([told, found, _resolved(unknown, people, organizations, articles)]).sort(*PLACE, "post_no")
    listed = full.group_by(PLACE, maintain_order=True).agg(
        posts=pl.struct(*TOLD, "post_title").cast(POST).unique(maintain_order=True)
    )
    none = pl.lit([], dtype=pl.List(POST))
    held = people.lazy().join(listed, on=PLACE, how="left", maintain_order="left")
    return run(held.with_columns(pl.col("posts").fill_null(none)))


@cache
def _lands() -> pl.Series:
    """Return the names of countries, which are what they are called."""
    return pl.Series(words("place_wider_world", "name", kind="country")).implode()


def _resolved(
    unknown: pl.DataFrame, people: pl.DataFrame, organizations: pl.DataFrame, articles: pl.DataFrame
) -> pl.LazyFrame:
    """Read the bodies that no page names so."""
    places = people.lazy().select("line", "page_id", "line_no").unique("line")
    distinct = unknown.lazy().unique(["page", "written"], keep="first", maintain_order=True)
    placed = distinct.join(places, on="line", maintain_order="left")
    named = run(placed.select("page_id", "line_no", "char_start", "page", "written"))
    resolved = resolve_organizations(named, organizations, articles).lazy().select("page", "written", *TOLD)
    return unknown.lazy().join(resolved, on=["page", "written"], how="left", maintain_order="left")
