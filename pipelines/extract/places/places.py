"""Places: from the lines of pages to one row per mention of a region or development zone."""

import polars as pl

from pipelines.extract.places.meanings import place_meant
from pipelines.extract.places.names import named_places

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
    """Return one row per mention of a region or zone; region_code and zone_name are null where it may mean several."""
    named = place_meant(named_places(lines), articles).with_columns(surface="name")
    return named.select(pl.col(name).cast(dtype) for name, dtype in SCHEMA.items()).sort(
        "page_id", "line_no", "char_start"
    )
