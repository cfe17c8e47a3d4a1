"""Where an article is about: the place it names most, its title counting more, ambiguous names settled by the page."""

import polars as pl

from pipelines.pages.gazetteer import COUNTY_LEVEL, FOREVER, ZONE_LEVEL, gazetteer

TITLE_WEIGHT = 4
LEAST_SCORE = 3
# An article without a date is read with today's names.
TODAY = FOREVER - 1


def locate(articles: pl.DataFrame) -> pl.DataFrame:
    """Add region_code and zone_name: the one place the article is about, both null where none stands out."""
    places = _resolved(_mentions(articles))
    best = (
        places.group_by("page_id", "place", "level")
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
    """Return one row per name found in an article and place it may mean at the article's date."""
    names = gazetteer()["name"].unique()
    longest_first = names.gather(names.str.len_chars().arg_sort(descending=True))
    found = pl.concat(
        [
            _found(articles, pl.col("title"), longest_first).with_columns(weight=pl.lit(TITLE_WEIGHT)),
            _found(articles, pl.col("body_text"), longest_first).with_columns(weight=pl.lit(1)),
        ]
    )
    year = pl.col("year").is_between("year_from", pl.col("year_to") - 1)
    return found.join(gazetteer(), on="name").filter(year)


def _found(articles: pl.DataFrame, text: pl.Expr, names: pl.Series) -> pl.DataFrame:
    return (
        articles.select(
            "page_id",
            year=pl.col("published_on").dt.year().fill_null(TODAY),
            name=text.fill_null("").str.extract_many(names.to_list(), leftmost=True),
        )
        .explode("name")
        .drop_nulls("name")
    )


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
