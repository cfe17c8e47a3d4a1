"""The place a whole page is about: the article's, else the narrowest that holds every place its story names."""

import polars as pl

NAMED = ("place", "body")
WORDS = ("whole", "last")
WIDER = ("country", "foreign")
LEAST_MARKS = 2
# How much of a code two regions share that lie in one county, prefecture or province.
SHARED = (6, 4, 2)


def page_regions(marks: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Return one row per page: page_id, about_region, about_zone; marks are those that govern."""
    known = articles.select("page_id", about_region="region_code", about_zone="zone_name")
    return known.join(_common(marks), on="page_id", how="left").select(
        "page_id", pl.coalesce("about_region", pl.when(pl.col("about_zone").is_null()).then("common")), "about_zone"
    )


def _common(marks: pl.DataFrame) -> pl.DataFrame:
    """Return the region that holds all places of a page, where it has enough and none is abroad or the country.

    Words for a region (全旗) tell of no place, but that the page has one.
    """
    placed = pl.col("kind").is_in(NAMED) & pl.col("region_code").is_not_null()
    telling = marks.filter(placed | pl.col("kind").is_in([*WORDS, *WIDER]))
    code = pl.col("region_code").drop_nulls()
    shared = [
        pl.when(code.str.head(length).n_unique() == 1).then(code.first().str.head(length).str.pad_end(6, "0"))
        for length in SHARED
    ]
    inside = ~pl.col("kind").is_in(WIDER).any() & (pl.len() >= LEAST_MARKS)
    return telling.group_by("page_id").agg(common=pl.when(inside).then(pl.coalesce(shared)))
