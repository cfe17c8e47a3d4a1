"""Which place a name means on its page: valid at the article's date, settled by the other names and the article."""

import polars as pl

from pipelines.pages.gazetteer import COUNTY_LEVEL, FOREVER, ZONE_LEVEL, gazetteer

# An article without a date is read with today's names.
TODAY = FOREVER - 1


def place_meant(named: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Add region_code, zone_name and name_in_full; rows whose name is no place on this page are left out."""
    meanings = _meanings(named.select("page_id", "name").unique(), articles)
    return named.join(meanings, on=["page_id", "name"], maintain_order="left")


def _meanings(names: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Return one row per page and name that is a place there."""
    candidates = _candidates(names, articles)
    in_full = candidates.filter(~pl.col("is_alias")).select("page_id", "place").unique()
    above = _above(candidates)
    scored = (
        candidates.join(in_full.with_columns(in_full=1), on=["page_id", "place"], how="left")
        .join(above.with_columns(supported=1), on=["page_id", "place"], how="left")
        .with_columns(pl.col("in_full", "supported").fill_null(0))
        .filter(~pl.col("is_alias") | (pl.col("level") < COUNTY_LEVEL) | (pl.col("in_full") + pl.col("supported") > 0))
        .with_columns(score=pl.col("in_full") + pl.col("supported") + 2 * pl.col("place").eq_missing("about"))
    )
    best = scored.sort("page_id", "name", "score", "level", descending=[False, False, True, False])
    return best.group_by("page_id", "name", maintain_order=True).agg(
        *[pl.when(_is_alone()).then(found).first().alias(name) for name, found in _told().items()]
    )


def _is_alone() -> pl.Expr:
    """Tell whether one place has the best score, or is the only one of its level that has."""
    score, level = pl.col("score"), pl.col("level")
    return ((score == score.first()) & (level == level.first())).sum() == 1


def _told() -> dict[str, pl.Expr]:
    is_zone = pl.col("level") == ZONE_LEVEL
    return {
        "region_code": pl.when(~is_zone).then("place"),
        "zone_name": pl.when(is_zone).then("place"),
        "name_in_full": pl.when(is_zone).then("place").otherwise("full_name"),
    }


def _candidates(names: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Return one row per page, name and place it may mean in the article's year."""
    dated = articles.select("page_id", about="region_code", year=pl.col("published_on").dt.year().fill_null(TODAY))
    full = gazetteer().filter(~pl.col("is_alias"), pl.col("level") < ZONE_LEVEL)
    full = full.sort("year_from").select("place", full_name="name").unique("place", keep="last")
    valid = pl.col("year").fill_null(TODAY).is_between("year_from", pl.col("year_to") - 1)
    return (
        names.join(dated, on="page_id", how="left")
        .join(gazetteer(), on="name")
        .filter(valid)
        .join(full, on="place", how="left")
        .unique(["page_id", "name", "place"], maintain_order=True)
    )


def _above(candidates: pl.DataFrame) -> pl.DataFrame:
    """Return the pages and places of which the page also names a region above."""
    upper = gazetteer().filter(pl.col("level") < COUNTY_LEVEL, ~pl.col("is_alias")).select("place", parent="name")
    named = candidates.join(upper, on="place").select("page_id", "parent").unique()
    pairs = candidates.select("page_id", "place", parent="parents").unique(["page_id", "place"]).explode("parent")
    return pairs.join(named, on=["page_id", "parent"], how="semi").select("page_id", "place").unique()
