"""What each name may mean in which years: today's names, short names of the past, and names that have passed on."""

from functools import cache

import polars as pl

from pipelines.pages.gazetteer import COUNTY_LEVEL, FOREVER, ZONE_LEVEL, gazetteer
from pipelines.reference import table

SHORT = 2
MOST_MOVES = 4
COLUMNS = ["name", "place", "is_alias", "level", "year_from", "year_to", "is_former"]
SUFFIX = "(?:地区|[县市区])$"
# In these every county stands directly under the province.
MUNICIPALITIES = "^(?:11|12|31|50)"


@cache
def meanings() -> pl.DataFrame:
    """Return one row per name, place and span of years; place is null for what lies outside the regions of China.

    Columns: name, place, is_zone, is_alias, is_former (the place now has another name), level, year_from, year_to,
    full_name, province and prefecture (the first digits of the codes the place lies in), need (where the name stands
    for a place: anywhere, with_page where the page names a place near it, behind_parent).
    """
    parts = [_today(), _also_called(), _short_with_level(), _past_short_names(), _former_names(), _wider_world()]
    rows = pl.concat([part.select(COLUMNS) for part in parts])
    code = pl.coalesce("zone_code", "place")
    return (
        rows.join(_zone_codes(), on="place", how="left")
        .join(_full_names(), on="place", how="left")
        .join(table("place_short_names").select("name", need="is_place_where"), on="name", how="left")
        .select(
            *rows.columns,
            full_name=pl.coalesce("full_name", "place", "name"),
            is_zone=pl.col("level") == ZONE_LEVEL,
            province=code.str.head(2),
            prefecture=prefecture(code),
            need=pl.coalesce("need", _default_need()),
        )
        .unique(["name", "place", "year_from"], maintain_order=True)
    )


def _default_need() -> pl.Expr:
    """Return with_page for a county's name of two characters, which other words may hold (和政 in 区委和政府)."""
    is_short = (pl.col("name").str.len_chars() == SHORT) & ~pl.col("name").str.ends_with("县")
    is_short = is_short & pl.col("is_alias") & (pl.col("level") == COUNTY_LEVEL)
    return pl.when(is_short).then(pl.lit("with_page")).otherwise(pl.lit("anywhere"))


def prefecture(code: pl.Expr) -> pl.Expr:
    """Return the digits a region's code shares with its prefecture's; in a municipality with the municipality's."""
    return pl.when(code.str.contains(MUNICIPALITIES)).then(code.str.head(2) + "00").otherwise(code.str.head(4))


@cache
def parents() -> pl.DataFrame:
    """Return one row per name of a province or prefecture: behind, and the digits its counties' codes begin with."""
    upper = gazetteer().filter(pl.col("level") < COUNTY_LEVEL, pl.col("year_to") == FOREVER)
    digits = pl.when(pl.col("level") == 0).then(pl.col("place").str.head(2)).otherwise(pl.col("place").str.head(4))
    return upper.sort("level").select(behind="name", inside=digits).unique("behind", keep="first")


def _today() -> pl.DataFrame:
    return gazetteer().select(
        "name", "place", "is_alias", "level", "year_from", "year_to", is_former=pl.lit(value=False)
    )


def _also_called() -> pl.DataFrame:
    """Return further names of regions and zones of today, from the table of them."""
    today = _today().filter(~pl.col("is_alias"), pl.col("year_to") == FOREVER).unique("place")
    return today.drop("name").join(table("place_also_called"), on="place")


def _short_with_level() -> pl.DataFrame:
    """Return the short forms of autonomous regions that keep their level: 大理州, 彭水县."""
    aliases = gazetteer().filter("is_alias").select("place", short="name").unique()
    full = _today().filter(pl.col("name").str.contains("自治[州县旗]$"), pl.col("year_to") == FOREVER)
    named = full.join(aliases, on="place").filter(~pl.col("short").str.contains("[州县旗]$"))
    return named.with_columns(name=pl.col("short") + pl.col("name").str.tail(1))


def _wider_world() -> pl.DataFrame:
    """Return the names of countries, foreign cities and areas across regions, which have no code."""
    return table("place_wider_world").select(
        "name",
        place=pl.lit(None, pl.String),
        is_alias=pl.lit(value=False),
        level=pl.lit(0, pl.Int8),
        year_from=pl.lit(0, pl.Int32),
        year_to=pl.lit(FOREVER, pl.Int32),
        is_former=pl.lit(value=False),
    )


def _past_short_names() -> pl.DataFrame:
    """Return the short names of regions that are no more, where the same short name is still in use."""
    short = gazetteer().filter("is_alias").select("name").unique()
    past = _today().filter(~pl.col("is_alias"), pl.col("level") < ZONE_LEVEL, pl.col("year_to") < FOREVER)
    stems = past.with_columns(name=pl.col("name").str.replace(SUFFIX, ""), is_alias=pl.lit(value=True))
    return stems.join(short, on="name", how="semi")


def _former_names() -> pl.DataFrame:
    """Return the full names of the past with the one region of today that their area passed to."""
    former = _today().filter(~pl.col("is_alias"), pl.col("level") < ZONE_LEVEL, pl.col("year_to") < FOREVER)
    moved, step = former, _successors()
    for _ in range(MOST_MOVES):
        moved = moved.join(step, on="place", how="left").with_columns(place=pl.coalesce("next", "place")).drop("next")
    now = _today().filter(~pl.col("is_alias"), pl.col("year_to") == FOREVER).select("place")
    return moved.join(now, on="place", how="semi").with_columns(
        year_from="year_to", year_to=pl.lit(FOREVER, pl.Int32), is_former=pl.lit(value=True)
    )


def _successors() -> pl.DataFrame:
    """Return place and next, the region it passed to: the only one, or the one that keeps its name."""
    codes = table("areacodes").with_columns(stem=pl.col("region_name").str.replace(SUFFIX, ""))
    stems = codes.select(next="region_code", next_stem="stem").unique("next")
    steps = codes.filter(pl.col("year_to").is_not_null()).select(
        "stem", place="region_code", next=pl.col("successor_codes").str.split(";")
    )
    each = steps.explode("next").filter(~pl.col("next").str.contains(r"\[")).join(stems, on="next")
    alone = each.unique("place", keep="none")
    same = each.filter(pl.col("stem") == pl.col("next_stem"))
    return pl.concat([same, alone]).unique("place", keep="first", maintain_order=True).select("place", "next")


def _full_names() -> pl.DataFrame:
    full = gazetteer().filter(~pl.col("is_alias"), pl.col("level") < ZONE_LEVEL)
    return full.sort("year_from").select("place", full_name="name").unique("place", keep="last")


def _zone_codes() -> pl.DataFrame:
    zones = table("development_zones").select(place="zone_name", zone_code="parent_region_code")
    return zones.unique("place", keep="first")
