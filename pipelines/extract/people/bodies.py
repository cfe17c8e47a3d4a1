"""The organisation of each post, resolved within its page."""

import polars as pl

from pipelines.extract.organizations.organizations import resolve_organizations

POST = pl.Struct(
    {
        "organization_name": pl.String,
        "organization_type": pl.String,
        "region_code": pl.String,
        "zone_name": pl.String,
        "post_title": pl.String,
    }
)
PLACE = ["line", "char_start"]
ORGANIZATION = ("organization_name", "organization_type", "region_code", "zone_name")


def with_posts(people: pl.DataFrame, posts: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Add to each person the list of posts given there, empty where there is none."""
    posts = posts.join(people.select("line", "page_id", "line_no").unique("line"), on="line", maintain_order="left")
    written = posts.filter(pl.col("written").is_not_null()).select("page_id", "line_no", "written").unique()
    resolved = resolve_organizations(written, articles)
    full = posts.join(resolved, on=["page_id", "line_no", "written"], how="left", maintain_order="left")
    listed = full.sort(*PLACE, "post_no").group_by(PLACE, maintain_order=True)
    gathered = listed.agg(posts=pl.struct(*ORGANIZATION, "post_title").cast(POST).unique(maintain_order=True))
    none = pl.lit([], dtype=pl.List(POST))
    return people.join(gathered, on=PLACE, how="left", maintain_order="left").with_columns(
        pl.col("posts").fill_null(none)
    )
