"""The names of places: full names and short ones of every region since 1981, and of development zones."""

from functools import cache

import polars as pl

from pipelines.reference import table

FOREVER = 9999
# Shorter full names (东区, 郊区, 城区) are words of everyday text.
SHORTEST_FULL_NAME = 3
COUNTY_LEVEL = 2
LEVEL = {"省级": 0, "地级": 1, "县级": COUNTY_LEVEL}
ZONE_LEVEL = 3


@cache
def gazetteer() -> pl.DataFrame:
    """Return one row per name and place it may mean.

    Columns: name, place (region code or zone name), is_alias, level (0 province to 3 zone), parents (the names of the
    regions it lies in), year_from, year_to (the years it was so, half-open).
    """
    names = pl.concat([_full_names(), _aliases(), _zones()])
    return names.filter((pl.col("name").str.len_chars() >= SHORTEST_FULL_NAME) | pl.col("is_alias")).unique()


@cache
def places_of_report() -> list[str]:
    """Return the short names of provinces and prefectures, from which stories are filed."""
    short = gazetteer().filter("is_alias", pl.col("level") < COUNTY_LEVEL)["name"].unique()
    return sorted(short.to_list(), key=lambda name: (-len(name), name))


@cache
def _full_names() -> pl.DataFrame:
    return table("areacodes").select(
        name="region_name",
        place="region_code",
        is_alias=pl.lit(value=False),
        level=pl.col("level").replace_strict(LEVEL, return_dtype=pl.Int8),
        parents=_without_nulls(pl.col("prefecture_name").replace("直辖", None), pl.col("province_name")),
        year_from=pl.col("year_from").cast(pl.Int32),
        year_to=pl.col("year_to").cast(pl.Int32).fill_null(FOREVER),
    )


def _aliases() -> pl.DataFrame:
    current = _full_names().filter(pl.col("year_to") == FOREVER)
    aliases = table("region_aliases").select("short_name", place="region_code", name="region_name")
    return (
        current.join(aliases, on=["place", "name"])
        .with_columns(name=pl.col("short_name").str.split("/"), is_alias=pl.lit(value=True))
        .explode("name")
        .filter(pl.col("name").str.len_chars() > 1)
        .select(current.columns)
    )


def _zones() -> pl.DataFrame:
    zones = table("development_zones").filter(pl.col("valid_to").is_null())
    parents = _full_names().filter(pl.col("year_to") == FOREVER)
    parents = parents.select(parent_region_code="place", parent="name", above="parents")
    return (
        zones.join(parents, on="parent_region_code")
        .with_columns(name=_without_nulls(pl.col("zone_name"), pl.col("short_name"), pl.col("official_name")))
        .explode("name")
        .select(
            "name",
            place="zone_name",
            is_alias=pl.lit(value=False),
            level=pl.lit(ZONE_LEVEL, pl.Int8),
            parents=pl.concat_list("parent", "above"),
            year_from=pl.col("valid_from").str.slice(0, 4).cast(pl.Int32).fill_null(0),
            year_to=pl.lit(FOREVER, pl.Int32),
        )
    )


def _without_nulls(*names: pl.Expr) -> pl.Expr:
    return pl.concat_list(*names).list.drop_nulls()
