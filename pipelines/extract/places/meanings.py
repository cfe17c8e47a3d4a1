"""Which place a name means on its page: valid at the article's date, settled by what else the page names."""

import polars as pl

from pipelines.extract.places.regions import meanings, parents, prefecture
from pipelines.pages.gazetteer import COUNTY_LEVEL, FOREVER
from pipelines.plans import run

# An article without a date is read with today's names.
TODAY = FOREVER - 1
BEHIND_PARENT, SAME_PREFECTURE, WELL_KNOWN, SAME_PROVINCE, FORMER = 20, 4, 3, 1, -10
MOST_COUNTED = 3
KEY = ["page_id", "name", "behind"]


def place_meant(names: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Return the distinct page_id, name and behind (the region's name directly before it, if any) that name a place.

    Adds region_code, zone_name and name_in_full, null where it may be several, and is_supported and is_behind_parent:
    whether the page names another place near it, and whether the name behind which it stands is a region it lies in.
    """
    candidates = run(_candidates(names.lazy(), articles.lazy())).lazy()
    scored = run(_scored(candidates, run(_near(candidates)).lazy())).lazy()
    only = scored.filter(pl.col("meanings") == 1).with_columns(is_alone=pl.lit(value=True))
    return run(
        pl.concat([only, _best(scored.filter(pl.col("meanings") > 1))]).select(
            *KEY, *_told(), "need", "is_behind_parent", is_supported=pl.col("support") > 0
        )
    )


def _best(several: pl.LazyFrame) -> pl.LazyFrame:
    """Return of the places that a name may mean the best; is_alone tells whether no other is as good."""
    ordered = several.sort(*KEY, "score", "level", descending=[False, False, False, True, False])
    key, rank = pl.struct(*KEY), pl.struct("score", "level")
    is_first = (key != key.shift(1)).fill_null(value=True)
    is_alone = ((key != key.shift(-1)) | (rank != rank.shift(-1))).fill_null(value=True)
    return ordered.with_columns(is_alone=is_alone).filter(is_first)


def _candidates(names: pl.LazyFrame, articles: pl.LazyFrame) -> pl.LazyFrame:
    """Return one row per distinct name of a page and place it may mean in the article's year."""
    about = pl.col("region_code")
    dated = articles.select(
        "page_id",
        year=pl.col("published_on").dt.year().fill_null(TODAY),
        about_prefecture=prefecture(about),
        about_province=about.str.head(2),
        about=pl.coalesce("zone_name", about),
    )
    valid = pl.col("year").fill_null(TODAY).is_between("year_from", pl.col("year_to") - 1)
    return (
        names.select(KEY)
        .unique()
        .join(dated, on="page_id", how="left")
        .join(meanings().lazy(), on="name")
        .filter(valid)
        .unique([*KEY, "place"], keep="first", maintain_order=True)
        .join(parents().lazy(), on="behind", how="left")
        .with_columns(meanings=pl.len().over(KEY))
    )


def _near(candidates: pl.LazyFrame) -> pl.LazyFrame:
    """Return how many unmistakable names a page has in each prefecture and province: page_id, inside, count."""
    sure = candidates.filter(_is_sure()).unique(["page_id", "name"])
    both = [sure.select("page_id", inside=pl.col(level)) for level in ("prefecture", "province")]
    return pl.concat(both).group_by("page_id", "inside").agg(count=pl.len())


def _is_sure() -> pl.Expr:
    return (pl.col("meanings") == 1) & (pl.col("need") == "anywhere")


def _scored(candidates: pl.LazyFrame, near: pl.LazyFrame) -> pl.LazyFrame:
    """Add support, what speaks for the place on the page beyond the name itself, and score."""
    for level in ("prefecture", "province"):
        counts = near.select("page_id", pl.col("inside").alias(level), pl.col("count").alias(f"in_{level}"))
        candidates = candidates.join(counts, on=["page_id", level], how="left", maintain_order="left")
    counted_itself = _is_sure().cast(pl.Int32)
    others = {
        level: (pl.col(f"in_{level}").fill_null(0).cast(pl.Int32) - counted_itself).clip(0, MOST_COUNTED)
        + pl.col(f"about_{level}").eq_missing(pl.col(level)).cast(pl.Int32)
        for level in ("prefecture", "province")
    }
    known = pl.col("is_alias") & (pl.col("level") < COUNTY_LEVEL) | (pl.col("place") == pl.col("about"))
    behind = pl.col("prefecture").str.starts_with(pl.col("inside")) | (pl.col("province") == pl.col("inside"))
    return candidates.with_columns(
        is_behind_parent=behind.fill_null(value=False),
        support=SAME_PREFECTURE * others["prefecture"] + SAME_PROVINCE * others["province"],
    ).with_columns(
        score=pl.col("support")
        + WELL_KNOWN * known.fill_null(value=False).cast(pl.Int32)
        + BEHIND_PARENT * pl.col("is_behind_parent").cast(pl.Int32)
        + FORMER * pl.col("is_former").cast(pl.Int32)
    )


def _told() -> list[pl.Expr]:
    """Return what is told of the best place where no other of its level has the same score."""
    is_zone = pl.col("is_zone")
    return [
        pl.when(pl.col("is_alone") & ~is_zone).then("place").alias("region_code"),
        pl.when(pl.col("is_alone") & is_zone).then("place").alias("zone_name"),
        pl.when("is_alone").then("full_name").alias("name_in_full"),
    ]
