"""What an organisation is called in full on its page, and to which region it belongs."""

import polars as pl

from pipelines.extract.organizations.homes import homes
from pipelines.extract.organizations.marked import CLOSE, OPEN, REGION, unmarked
from pipelines.extract.organizations.parents import kind_of_bare, with_parent
from pipelines.extract.places.meanings import KEY, place_meant
from pipelines.extract.places.regions import meanings
from pipelines.reference import table

PAIR = ["page_id", "surface"]
LEVEL = "^(自治区|[省市区县州旗盟])"
SESSION = "第[一二三四五六七八九十]+届"
# A company, a paper or a school is of a region only where its name says so.
PREFECTURE_END = "00$"


def named_in_full(spans: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Return spans with organization_name, region_code and zone_name."""
    columns = ["before", "ending", "start", "long_form", "organization_type", "full"]
    distinct = kind_of_bare(spans.select(*PAIR, *columns).unique(PAIR))
    placed = _placed(_parts(distinct), articles)
    named = placed.with_columns(organization_name=_name())
    unified = _unified(named).select(*PAIR, "bare", "about_name", "organization_name", "region_code", "zone_name")
    return _under_parents(spans.join(unified, on=PAIR, how="left", maintain_order="left"))


def _under_parents(named: pl.DataFrame) -> pl.DataFrame:
    """Put the name of the parent before a department named by itself, and give it the parent's region."""
    parent = pl.when(pl.col("bare") == "body").then("about_name").otherwise("parent_name")
    return with_parent(named).with_columns(
        organization_name=pl.when(parent.is_not_null()).then(parent + pl.col("surface")).otherwise("organization_name"),
        region_code=pl.coalesce("region_code", "parent_code"),
        zone_name=pl.coalesce("zone_name", "parent_zone"),
    )


def _parts(names: pl.DataFrame) -> pl.DataFrame:
    """Add name and behind, the last region in a name and the one directly before it; level, the word it begins with."""
    regions = pl.col("before").str.extract_all(f"{OPEN}[^{CLOSE}]*{CLOSE}")
    adjacent = pl.col("before").str.contains(rf"{REGION}{REGION}$|{REGION}{REGION}[^{OPEN}]*$")
    bare = pl.col("before").str.replace("^中共", "").str.replace(SESSION, "")
    return names.with_columns(
        name=unmarked(regions.list.last()),
        behind=pl.when(adjacent).then(unmarked(regions.list.get(-2, null_on_oob=True))),
        level=(bare + pl.col("ending")).str.extract(LEVEL),
        rest=(bare + pl.col("ending")).str.replace(LEVEL, ""),
    )


def _placed(names: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Add region_code and zone_name by the region in the name, else by the level word and the page."""
    meant = place_meant(names.drop_nulls("name"), articles).select(*KEY, "region_code", "zone_name")
    placed = names.join(meant, on=KEY, how="left", nulls_equal=True)
    home = homes(placed.select("page_id", "region_code"), articles)
    own = home.select("page_id", "level", home_name="region_name", home_code="code")
    zones = table("development_zones").select("zone_name", zone_code="parent_region_code").unique("zone_name")
    about = _about(articles)
    return (
        placed.join(own, on=["page_id", "level"], how="left")
        .join(about, on="page_id", how="left")
        .join(zones, on="zone_name", how="left")
        .with_columns(region_code=pl.coalesce("region_code", "zone_code", "home_code", _about_code()))
    )


def _about(articles: pl.DataFrame) -> pl.DataFrame:
    """Return the region a page is about: about_code and its name at the page's date."""
    names = articles.select("page_id", name="region_code", behind=pl.lit(None, pl.String)).drop_nulls("name")
    codes = meanings().filter(~pl.col("is_alias"), ~pl.col("is_former")).sort("year_from")
    latest = codes.unique("place", keep="last").select(name="place", about_name="full_name")
    return names.join(latest, on="name").select("page_id", "about_name", about_code="name")


def _about_code() -> pl.Expr:
    return pl.when(pl.col("bare") == "body").then("about_code")


def _name() -> pl.Expr:
    relative = pl.col("level").is_not_null() & pl.col("name").is_null()
    in_full = pl.col("home_name") + unmarked(pl.col("rest"))
    return pl.when(relative).then(pl.coalesce(in_full, "surface")).otherwise(pl.coalesce("full", "surface"))


def _unified(names: pl.DataFrame) -> pl.DataFrame:
    """Give the names of one body of one region the longest of them: 市人社局 what the page calls it in full."""
    tail = pl.col("before").str.replace_all(f"{REGION}|{SESSION}|^中共", "").str.replace(LEVEL, "")
    keyed = names.with_columns(tail=unmarked(tail) + pl.col("long_form"))
    public = keyed.filter(
        pl.col("organization_type").is_in(["government", "party"]), pl.col("region_code").is_not_null()
    )
    longest = (
        public.sort(
            pl.col("organization_name").str.contains(SESSION),
            -pl.col("organization_name").str.len_chars().cast(pl.Int32),
        )
        .group_by("page_id", "region_code", "tail", maintain_order=True)
        .agg(longest=pl.col("organization_name").first())
    )
    joined = keyed.join(longest, on=["page_id", "region_code", "tail"], how="left")
    return joined.with_columns(organization_name=pl.coalesce("longest", "organization_name"))
