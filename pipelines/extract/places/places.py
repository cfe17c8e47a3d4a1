"""Places: from the lines of pages to one row per mention of a region or development zone."""

import polars as pl

from pipelines.extract.places.contexts import only_places
from pipelines.extract.places.local_areas import townships, zones
from pipelines.extract.places.meanings import KEY, place_meant
from pipelines.extract.places.names import LINE, ROLES, named_places
from pipelines.extract.places.overlaps import outside
from pipelines.extract.story import SPAN

SCHEMA: dict[str, type[pl.DataType]] = {
    **SPAN,
    "region_code": pl.String,
    "zone_name": pl.String,
    "name_in_full": pl.String,
}


def read_places(
    lines: pl.DataFrame, articles: pl.DataFrame, organizations: pl.DataFrame, programmes: pl.DataFrame
) -> pl.DataFrame:
    """Return one row per mention of a region or zone; region_code and zone_name are null where it may mean several.

    A region inside the name of one of the `organizations` or `programmes` is no mention of its own. Countries, areas
    across regions and townships have neither code.
    """
    story = lines.filter(pl.col("role").is_in(ROLES)).select(*LINE, "text").with_row_index("line")
    named = with_behind(named_places(story))
    meant = named.join(place_meant(named, articles), on=KEY, nulls_equal=True, maintain_order="left")
    regions = only_places(meant).rename({"name": "surface"})
    areas = _areas(story, regions)
    columns = ["line", *SCHEMA]
    places = pl.concat([outside(regions, areas).select(columns), areas.select(columns)])
    names = pl.concat([spans.select(*LINE, "char_start", "char_end") for spans in (organizations, programmes)])
    free = outside(places, names.join(story.select("line", *LINE), on=LINE))
    return free.select(pl.col(name).cast(dtype) for name, dtype in SCHEMA.items())


def _areas(story: pl.DataFrame, regions: pl.DataFrame) -> pl.DataFrame:
    """Return the zones and townships that have no code, where no region's name stands already."""
    counties = regions.filter(~pl.col("region_code").str.ends_with("00"))
    found = pl.concat([zones(story), townships(story, counties)]).unique(["line", "char_start"])
    is_zone = pl.col("surface").str.contains("[区城]$")
    return found.join(regions.select("line", "char_end"), on=["line", "char_end"], how="anti").with_columns(
        region_code=pl.lit(None, pl.String),
        zone_name=pl.when(is_zone).then("surface"),
        name_in_full=pl.col("surface"),
    )


def with_behind(named: pl.DataFrame) -> pl.DataFrame:
    """Add behind, the region's name that stands directly before this one (江苏 in 江苏常州); null where none does."""
    follows = (pl.col("line") == pl.col("line").shift(1)) & (pl.col("char_start") == pl.col("char_end").shift(1))
    return named.with_columns(behind=pl.when(follows.fill_null(value=False)).then(pl.col("name").shift(1)))
