"""What an organisation is called in full on its page, and to which region it belongs."""

from functools import cache

import polars as pl

from pipelines.extract.organizations.homes import homes
from pipelines.extract.organizations.longer_forms import LEVEL, SESSION, with_longest_form
from pipelines.extract.organizations.marked import OPEN, REGION, marked, unmarked
from pipelines.extract.organizations.parents import kind_of_bare, with_parent
from pipelines.extract.places.meanings import KEY, place_meant
from pipelines.extract.places.regions import meanings
from pipelines.plans import run
from pipelines.reference import table

PAIR = ["page_id", "surface"]
LINE = ["page_id", "line_no"]
PLACE = ("region_code", "zone_name")


def named_in_full(spans: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Return spans with organization_name, region_code and zone_name."""
    columns = ["before", "ending", "start", "long_form", "organization_type", "full"]
    distinct = run(kind_of_bare(spans.lazy().select(*PAIR, *columns).unique(PAIR)))
    placed = _placed(run(_parts(distinct.lazy())), articles)
    unified = with_longest_form(placed.with_columns(organization_name=_name())).select(
        *PAIR, "bare", "about_name", "organization_name", "region_code", "zone_name"
    )
    joined = run(spans.lazy().join(unified, on=PAIR, how="left", maintain_order="left"))
    return run(_like_the_committee(run(_under_parents(joined))))


def _like_the_committee(named: pl.DataFrame) -> pl.LazyFrame:
    """Give 省政府 directly behind 浙江省委 the committee's region: both are of one region."""
    rows = named.lazy().with_row_index("row")
    is_relative = pl.col("before").str.contains(LEVEL) & (pl.col("organization_type") == "government")
    relative = rows.filter(is_relative).select("row", *LINE, "char_start", level=pl.col("surface").str.head(1))
    committees = rows.filter(pl.col("organization_name").str.contains("[省市区县州旗盟]委$")).select(
        *LINE, until="char_end", committee=pl.col("organization_name").str.head(-1), committee_code="region_code"
    )
    is_behind = (pl.col("char_start") - pl.col("until")).is_between(0, 1)
    same_level = pl.col("committee").str.tail(1) == pl.col("level")
    behind = relative.join(committees, on=LINE).filter(is_behind & same_level).unique("row", keep="first")
    found = pl.col("committee").is_not_null()
    return (
        rows.join(behind.select("row", "committee", "committee_code"), on="row", how="left", maintain_order="left")
        .with_columns(
            organization_name=pl.coalesce(pl.col("committee") + pl.col("surface").str.slice(1), "organization_name"),
            region_code=pl.when(found).then("committee_code").otherwise("region_code"),
        )
        .drop("row", "committee", "committee_code")
    )


def _under_parents(named: pl.DataFrame) -> pl.LazyFrame:
    """Put the name of the parent before a department named by itself, and give it the parent's region."""
    about = pl.when(pl.col("bare") == "body").then("about_name")
    parent = pl.coalesce(about, "parent_name")
    # A parent found by the same words further left is the body itself.
    under = pl.when(parent.str.ends_with(pl.col("surface"))).then(parent).otherwise(parent + pl.col("surface"))
    return with_parent(named).with_columns(
        organization_name=pl.coalesce(under, "organization_name"),
        region_code=pl.coalesce("region_code", "parent_code"),
        zone_name=pl.coalesce("zone_name", "parent_zone"),
    )


def _parts(names: pl.LazyFrame) -> pl.LazyFrame:
    """Add name and behind, the last region in a name and the one directly before it; level, the word it begins with.

    What several columns are made of is a column first: within an expression it would be read for each again.
    """
    bare = pl.col("before").str.replace("^中共", "").str.replace(SESSION, "")
    leading = pl.col("placed").str.extract(f"^((?:{REGION})+)")
    own = _with_placed(names).with_columns(bare_name=bare, part=pl.coalesce(leading, "placed"))
    adjacent = pl.col("part").str.contains(rf"{REGION}{REGION}$|{REGION}{REGION}[^{OPEN}]*$")
    regions = own.with_columns(regions=pl.col("part").str.extract_all(REGION), is_adjacent=adjacent)
    return regions.with_columns(
        name=unmarked(pl.col("regions").list.last()),
        first=unmarked(pl.col("regions").list.first()),
        behind=pl.when("is_adjacent").then(unmarked(pl.col("regions").list.get(-2, null_on_oob=True))),
        level=pl.col("bare_name").str.extract(LEVEL),
        rest=pl.col("bare_name").str.replace(LEVEL, "") + pl.col("ending"),
    ).drop("placed", "bare_name", "part", "regions", "is_adjacent")


def _with_placed(names: pl.LazyFrame) -> pl.LazyFrame:
    """Add placed, the marked text that may tell the region of a name, null where no region stands in it."""
    is_whole = (pl.col("start") == "whole") & (pl.col("before") == "")
    wholes = names.filter(is_whole).select("surface").unique().with_columns(whole=marked(pl.col("surface")))
    text = pl.when(is_whole).then("whole").otherwise("before")
    return (
        names.join(wholes, on="surface", how="left", maintain_order="left")
        .with_columns(placed=text)
        .with_columns(placed=pl.when(pl.col("placed").str.contains(OPEN, literal=True)).then("placed"))
        .drop("whole")
    )


def _placed(names: pl.DataFrame, articles: pl.DataFrame) -> pl.LazyFrame:
    """Add region_code and zone_name by the region in the name, else by the level word and the page."""
    meant = place_meant(names.drop_nulls("name"), articles)
    sure = (pl.col("need") == "anywhere") | pl.col("is_supported") | pl.col("is_behind_parent")
    told = [pl.when(sure).then(name).alias(f"sure_{name}") for name in PLACE]
    joined = names.lazy().join(meant.lazy().select(*KEY, *told), on=KEY, how="left", nulls_equal=True)
    heads = place_meant(_heads(names), articles).lazy().filter(sure)
    heads = heads.select("page_id", first="name", first_code="region_code", first_zone="zone_name")
    joined = joined.join(heads, on=["page_id", "first"], how="left")
    placed = run(
        joined.with_columns(
            region_code=pl.coalesce("sure_region_code", "first_code"),
            zone_name=pl.coalesce("sure_zone_name", "first_zone"),
        )
    ).lazy()
    home = homes(placed.select("page_id", "region_code", is_relative=_is_relative()), articles)
    own = home.select("page_id", "level", home_name="region_name", home_code="code")
    zones = table("development_zones").lazy().select("zone_name", zone_code="parent_region_code").unique("zone_name")
    about = _about(articles)
    return (
        placed.join(own, on=["page_id", "level"], how="left")
        .join(about, on="page_id", how="left")
        .join(zones, on="zone_name", how="left")
        .with_columns(region_code=pl.coalesce("region_code", "zone_code", "home_code", _about_code()))
    )


def _heads(names: pl.DataFrame) -> pl.DataFrame:
    """Return the first regions of the names, for those that go on with a name that is none (宁波澄海磁业)."""
    heads = names.select("page_id", name="first", behind=pl.lit(None, pl.String))
    return heads.drop_nulls("name").unique()


def _about(articles: pl.DataFrame) -> pl.LazyFrame:
    """Return the region a page is about: about_code and its name at the page's date."""
    names = articles.lazy().select("page_id", name="region_code").drop_nulls("name")
    return names.join(_latest().lazy(), on="name").select("page_id", "about_name", about_code="name")


@cache
def _latest() -> pl.DataFrame:
    """Return the last name of each region: name (its code) and about_name."""
    codes = meanings().filter(~pl.col("is_alias"), ~pl.col("is_former")).sort("year_from")
    return codes.unique("place", keep="last").select(name="place", about_name="full_name")


def _about_code() -> pl.Expr:
    return pl.when(pl.col("bare") == "body").then("about_code")


def _is_relative() -> pl.Expr:
    return pl.col("level").is_not_null() & pl.col("name").is_null()


def _name() -> pl.Expr:
    in_full = pl.col("home_name") + unmarked(pl.col("rest"))
    listed = pl.when((pl.col("start") == "whole") & (pl.col("before") == "")).then("long_form")
    banks = {row[0]: row[1] for row in table("organization_prefixes").iter_rows()}
    written = pl.col("surface").str.replace_many(list(banks), list(banks.values()), leftmost=True)
    is_bank = pl.col("surface").str.contains("^(?:" + "|".join(banks) + ").*行$")
    own = pl.coalesce("full", listed, pl.when(is_bank).then(written), "surface")
    return pl.when(_is_relative()).then(pl.coalesce(in_full, "surface")).otherwise(own)
