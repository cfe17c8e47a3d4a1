"""Places: from the lines of pages to one row per mention of a region or development zone."""

import polars as pl

from pipelines.extract.organizations.spans import organization_spans
from pipelines.extract.places.contexts import is_place
from pipelines.extract.places.meanings import KEY, place_meant
from pipelines.extract.places.names import LINE, named_places
from pipelines.extract.places.overlaps import outside

SCHEMA: dict[str, type[pl.DataType]] = {
    "page_id": pl.String,
    "line_no": pl.Int32,
    "char_start": pl.Int32,
    "char_end": pl.Int32,
    "surface": pl.String,
    "region_code": pl.String,
    "zone_name": pl.String,
    "name_in_full": pl.String,
}


def read_places(lines: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Return one row per mention of a region or zone; region_code and zone_name are null where it may mean several.

    A region inside an organisation's name is no mention of its own.
    """
    named = with_behind(named_places(lines))
    meant = named.join(place_meant(named, articles), on=KEY, nulls_equal=True, maintain_order="left").filter(is_place())
    organizations = organization_spans(lines.join(meant.select(LINE).unique(), on=LINE, how="semi"))
    places = outside(meant, organizations).with_columns(surface="name")
    return places.select(pl.col(name).cast(dtype) for name, dtype in SCHEMA.items()).sort(*LINE, "char_start")


def with_behind(named: pl.DataFrame) -> pl.DataFrame:
    """Add behind, the region's name that stands directly before this one (江苏 in 江苏常州); null where none does."""
    before = pl.struct(*LINE, char_start=pl.col("char_end")).shift(1)
    follows = pl.struct(*LINE, "char_start") == before
    return named.with_columns(behind=pl.when(follows.fill_null(value=False)).then(pl.col("name").shift(1)))
