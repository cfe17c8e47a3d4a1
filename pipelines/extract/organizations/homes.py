"""Which region 市, 省 or 县 before a body's name means on a page: the article's own, or the one it names most."""

from functools import cache

import polars as pl

from pipelines.extract.places.meanings import TODAY
from pipelines.pages.gazetteer import FOREVER, ZONE_LEVEL, gazetteer
from pipelines.plans import run

# More than any count of names on a page.
OF_THE_PAGE = 1e6
KINDS = {
    "省": "省$",
    "自治区": "自治区$",
    "市": "市$",
    "区": "[^治]区$",
    "县": "县$",
    "州": "州$",
    "旗": "旗$",
    "盟": "盟$",
}


def homes(places: pl.LazyFrame, articles: pl.DataFrame) -> pl.LazyFrame:
    """Return one row per page and level word that the page can resolve: page_id, level, code, region_name.

    `places` are the regions of the page's organisations, and whether each is named by a level word alone: page_id,
    region_code, is_relative.
    """
    pages = articles.lazy()
    relative = run(pages.join(places.filter("is_relative").select("page_id"), on="page_id", how="semi"))
    about = pages.select("page_id", code="region_code", weight=pl.lit(OF_THE_PAGE)).drop_nulls("code")
    told = places.drop_nulls("region_code").select("page_id", code="region_code")
    # The search for all regions takes long to set up, and few pages may need it.
    codes = told if relative.is_empty() else pl.concat([told, _in_text(relative.lazy())])
    named = run(codes.group_by("page_id", "code").agg(weight=pl.len().cast(pl.Float64))).lazy()
    ranked = pl.concat([*_with_ancestors(about), *_with_ancestors(named), _cities(named)])
    years = pages.select("page_id", year=pl.col("published_on").dt.year())
    valid = pl.col("year").fill_null(TODAY).is_between("year_from", pl.col("year_to") - 1)
    regions = ranked.join(years, on="page_id").join(_regions().lazy(), on="code").filter(valid)
    return (
        regions.group_by("page_id", "level", "code", "region_name")
        .agg(pl.col("weight").max())
        .sort("page_id", "level", "weight", "code", descending=[False, False, True, False])
        .unique(["page_id", "level"], keep="first", maintain_order=True)
        .drop("weight")
    )


def _in_text(articles: pl.LazyFrame) -> pl.LazyFrame:
    """Return a row per place where a story names a region in full: page_id, code."""
    text = pl.concat_str(pl.col("title").fill_null(""), pl.col("body_text").fill_null(""), separator="\n")
    found = articles.select("page_id", region_name=text.str.extract_many(pl.lit(_names()), leftmost=True)).explode(
        "region_name"
    )
    only = _regions().lazy().filter(pl.col("year_to") == FOREVER).unique("region_name", keep="none")
    return found.join(only, on="region_name").select("page_id", "code")


def _cities(named: pl.LazyFrame) -> pl.LazyFrame:
    """Return the cities that a page names beside counties of theirs, with what speaks for the city itself.

    A page of the city names it and several of its counties, a page of a county-level city names that one above all.
    """
    is_county = ~pl.col("code").str.ends_with("00")
    lie_in = named.filter(is_county).group_by("page_id", code=pl.col("code").str.head(4) + "00")
    counties = lie_in.agg(all_counties=pl.col("weight").sum(), most_named=pl.col("weight").max())
    others = pl.col("all_counties") - pl.col("most_named")
    return named.join(counties, on=["page_id", "code"]).select("page_id", "code", weight=pl.col("weight") * 2 + others)


def _with_ancestors(codes: pl.LazyFrame) -> list[pl.LazyFrame]:
    """Return the codes, and with less weight those of the prefecture and province they lie in."""
    code, weight = pl.col("code"), pl.col("weight")
    return [
        codes,
        codes.with_columns(code=code.str.head(4) + "00", weight=weight * 0.9),
        codes.with_columns(code=code.str.head(2) + "0000", weight=weight * 0.8),
    ]


@cache
def _regions() -> pl.DataFrame:
    """Return one row per region and the word for its level: code, region_name, level, year_from, year_to."""
    full = gazetteer().filter(~pl.col("is_alias"), pl.col("level") < ZONE_LEVEL)
    kinds = [
        full.filter(pl.col("name").str.contains(end)).with_columns(kind=pl.lit(word)) for word, end in KINDS.items()
    ]
    return pl.concat(kinds).select("year_from", "year_to", code="place", region_name="name", level="kind")


@cache
def _names() -> pl.Series:
    """Return the names of regions as one list, the longest first."""
    names = _regions()["region_name"].unique()
    return names.gather(names.str.len_chars().arg_sort(descending=True)).implode()
