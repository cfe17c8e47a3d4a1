"""Where an article is about: the place it names most, its title counting more, ambiguous names settled by the page.

Where a page names several counties of one region side by side, each counts for that region as well.
"""

from functools import cache

import polars as pl

from pipelines.pages.gazetteer import COUNTY_LEVEL, FOREVER, ZONE_LEVEL, gazetteer
from pipelines.reference import table

TITLE_WEIGHT = 4
LEAST_SCORE = 3
# How many counties side by side make a page one about the region around them, and what share of all places it holds.
SIDE_BY_SIDE, MOST = 3, 0.5
# How a page calls the region that it is about, whose name ends in the same character.
HOME = "(?:全|该|本|我|这个)([市县区旗州])|([县旗])里"
EVIDENCE = ("page_id", "place", "level", "weight")
# An article without a date is read with today's names.
TODAY = FOREVER - 1


def locate(articles: pl.DataFrame) -> pl.DataFrame:
    """Add region_code and zone_name: the one place the article is about, both null where none stands out."""
    places = _resolved(_mentions(articles))
    evidence = pl.concat([places.select(EVIDENCE), _around(places), _home(places, articles)])
    best = (
        evidence.group_by("page_id", "place", "level")
        .agg(score=pl.col("weight").sum())
        .filter(pl.col("score") >= LEAST_SCORE)
        .sort("page_id", "score", "level", "place", descending=[False, True, True, False])
        .group_by("page_id", maintain_order=True)
        .agg(pl.all().first(), is_tied=pl.col("score").eq(pl.col("score").max()).sum() > pl.col("level").n_unique())
        .filter(~pl.col("is_tied"))
    )
    is_zone = pl.col("level") == ZONE_LEVEL
    found = best.select(
        "page_id",
        region_code=pl.when(~is_zone).then("place"),
        zone_name=pl.when(is_zone).then("place"),
    )
    return articles.join(found, on="page_id", how="left", maintain_order="left")


def _mentions(articles: pl.DataFrame) -> pl.DataFrame:
    """Return one row per name found in an article, or in that of the office it is from, and place it may mean."""
    names = _names()["name"].unique()
    longest_first = names.gather(names.str.len_chars().arg_sort(descending=True)).to_list()
    office = pl.when(pl.col("outlet_type") == "government").then("outlet_name")
    texts = ((pl.col("title"), TITLE_WEIGHT), (pl.col("body_text"), 1), (office, 1))
    year = pl.col("published_on").dt.year().fill_null(TODAY)
    told = pl.concat(articles.select("page_id", year=year, text=text, weight=weight) for text, weight in texts)
    named = told.drop_nulls("text").with_columns(name=pl.col("text").str.extract_many(longest_first, leftmost=True))
    found = named.drop("text").explode("name").drop_nulls("name")
    return found.join(_names(), on="name").filter(pl.col("year").is_between("year_from", pl.col("year_to") - 1))


@cache
def _names() -> pl.DataFrame:
    """Return the gazetteer and what places are also called, which is as sure as a full name."""
    places = (
        gazetteer().filter(pl.col("year_to") == FOREVER, ~pl.col("is_alias")).drop("name", "is_alias").unique("place")
    )
    called = table("place_also_called").join(places, on="place").with_columns(is_alias=pl.lit(value=False))
    new = called.join(gazetteer(), on=["name", "place"], how="anti").select(gazetteer().columns)
    return pl.concat([gazetteer(), new])


def _around(places: pl.DataFrame) -> pl.DataFrame:
    """Return as evidence for a region the counties right below it, where most places the page names lie in it."""
    parents, is_county = pl.col("parents"), pl.col("level") == COUNTY_LEVEL
    distinct = places.unique(["page_id", "place"]).with_columns(
        above=parents.list.first(), places=pl.len().over("page_id")
    )
    inside = distinct.filter(pl.col("level") != ZONE_LEVEL).explode("parents")
    counted = inside.group_by("page_id", name="parents").agg(
        weight=(is_county & (pl.col("above") == parents)).sum().cast(pl.Int32),
        share=pl.len() / pl.col("places").first(),
    )
    most = counted.filter(pl.col("weight") >= SIDE_BY_SIDE, pl.col("share") > MOST)
    regions = gazetteer().filter(~pl.col("is_alias"), pl.col("year_to") == FOREVER).select("name", "place", "level")
    named = places.select("page_id", "place").unique()
    return most.join(regions, on="name").join(named, on=["page_id", "place"], how="semi").select(EVIDENCE)


def _home(places: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Return as evidence that the page speaks of the whole of the one place it names of that kind (全县, 旗里)."""
    spoken = articles.select("page_id", kind=pl.col("body_text").str.extract_all(HOME)).explode("kind")
    kinds = spoken.select("page_id", kind=pl.col("kind").str.extract("([市县区旗州])")).drop_nulls().unique()
    named = places.filter(~pl.col("is_alias"), pl.col("level").is_in([COUNTY_LEVEL - 1, COUNTY_LEVEL]))
    named = named.select("page_id", "place", "level", kind=pl.col("name").str.tail(1)).unique()
    only = named.unique(["page_id", "kind"], keep="none")
    return only.join(kinds, on=["page_id", "kind"]).select("page_id", "place", "level", weight=pl.lit(1))


def _resolved(mentions: pl.DataFrame) -> pl.DataFrame:
    """Keep names that mean one place: by themselves, or because the page names a region it lies in.

    A county's short name (合作, 和平) is often a plain word, so it counts only where its full name stands on the page.
    """
    named = mentions.select("page_id", "place").unique()
    in_full = mentions.filter(~pl.col("is_alias")).select("page_id", "place").unique().with_columns(is_in_full=True)
    plain = pl.col("is_alias") & (pl.col("level") == COUNTY_LEVEL)
    kept = mentions.join(in_full, on=["page_id", "place"], how="left").filter(
        ~plain | pl.col("is_in_full").fill_null(value=False)
    )
    supported = _supported(kept, named)
    key = ["page_id", "name"]
    return (
        supported.with_columns(
            places=pl.col("place").n_unique().over(key),
            supported_places=pl.col("place").filter("is_supported").n_unique().over(key),
        )
        .filter((pl.col("places") == 1) | (pl.col("is_supported") & (pl.col("supported_places") == 1)))
        .drop("places", "supported_places")
    )


def _supported(mentions: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """Tell of each mention whether the page also names a region above the place."""
    names = gazetteer().filter(pl.col("level") <= 1).select("place", parent="name").unique()
    above = named.join(names, on="place").select("page_id", parent="parent").unique().with_columns(is_supported=True)
    pairs = mentions.select("page_id", "place", "parents").unique(["page_id", "place"]).explode("parents")
    supported = pairs.join(above, left_on=["page_id", "parents"], right_on=["page_id", "parent"])
    supported = supported.select("page_id", "place", "is_supported").unique()
    return mentions.join(supported, on=["page_id", "place"], how="left").with_columns(
        pl.col("is_supported").fill_null(value=False)
    )
