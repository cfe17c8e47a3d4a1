"""What an organisation is called in full on its page, what type it is, and to which region it belongs."""

import polars as pl

from pipelines.extract.organizations.endings import endings
from pipelines.extract.places.meanings import place_meant
from pipelines.extract.places.names import place_names
from pipelines.pages.vocabulary import alternation
from pipelines.reference import table

OF_THE_PAGE = "^[省市区县州]"
PUBLIC = ("government", "party")


def name_organizations(written: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Add organization_name, organization_type, region_code and zone_name to rows of page_id and written."""
    distinct = written.select("page_id", "written").unique().drop_nulls()
    full = table("organization_names").select(written="name", known="full_name")
    about = articles.select("page_id", about="region_code")
    named = (
        distinct.join(full, on="written", how="left")
        .join(about, on="page_id", how="left")
        .with_columns(organization_name=pl.coalesce("known", "written"), organization_type=_type())
        .with_columns(name=pl.col("written").str.extract(f"^({alternation(place_names())})"))
    )
    regions = named.drop_nulls("name").select("page_id", "name", behind=pl.lit(None, pl.String)).unique()
    return written.join(
        named.join(place_meant(regions, articles).drop("behind"), on=["page_id", "name"], how="left").select(
            "page_id", "written", "organization_name", "organization_type", "region_code", "zone_name"
        ),
        on=["page_id", "written"],
        how="left",
        maintain_order="left",
    )


def _type() -> pl.Expr:
    """Return the type that the name's last ending tells."""
    ends = endings().drop_nulls("start").unique("ending")["ending"].to_list()
    longest_first = sorted(ends, key=lambda word: (-len(word), word))
    last = pl.col("written").str.extract_many(longest_first, leftmost=True).list.last()
    return last.replace_strict(_types()["ending"], _types()["organization_type"], default="other")


def _types() -> pl.DataFrame:
    return endings().drop_nulls("start").unique("ending", keep="first", maintain_order=True)
