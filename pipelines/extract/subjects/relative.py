"""Which region 全市 and 该县 mean: the article's of that kind, or the one named last."""

from functools import cache

import polars as pl

from pipelines.reference import table

NAMED = ("place", "body")


def with_relative_regions(marks: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Give the words for a region of some kind (全市, 该县) the region they mean on their page, null where none is told."""
    named = pl.when(pl.col("kind").is_in(NAMED), pl.col("region_code").is_not_null())
    about = articles.select("page_id", about="region_code")
    last = named.then(pl.int_range(pl.len())).forward_fill()
    told = (
        marks.join(about, on="page_id", how="left", maintain_order="left")
        .with_columns(last=last)
        .with_columns(
            last=pl.when(pl.col("page_id") == pl.col("page_id").gather("last")).then(
                pl.col("region_code").gather("last")
            )
        )
    )
    both = _of_kind(_of_kind(told, "about", "whole"), "last", "named")
    meant = both.with_columns(
        region_code=pl.when(pl.col("kind") == "last")
        .then(pl.coalesce("named", "whole"))
        .when((pl.col("kind") == "whole") & _apart())
        .then(pl.coalesce("named", "whole"))
        .when(pl.col("kind") == "whole")
        .then(pl.coalesce("whole", "named"))
        .otherwise("region_code")
    )
    return meant.filter(_is_told()).drop("about", "last", "whole", "named")


def _is_told() -> pl.Expr:
    """Leave out what names no region, and a body of a wider region than the article's: it speaks of narrower ones."""
    placed = pl.col("region_code").is_not_null() | pl.col("zone_name").is_not_null()
    above = pl.col("about").str.starts_with(trunk("region_code")) & (pl.col("about") != pl.col("region_code"))
    wider = ((pl.col("kind") == "body") & above).fill_null(value=False)
    return (placed & ~wider) | pl.col("kind").is_in(["country", "organization", "firm"])


def _apart() -> pl.Expr:
    """Tell whether the region named last lies outside the article's of that kind, so that the text has moved there."""
    return ~pl.col("last").str.starts_with(trunk("whole"))


def trunk(column: str) -> pl.Expr:
    """Return a code without its closing zeros, with which the codes of the regions in it begin."""
    return pl.col(column).str.replace("(?:00){1,2}$", "")


def _of_kind(marks: pl.DataFrame, code: str, name: str) -> pl.DataFrame:
    """Add the region of the mark's kind that holds the one with this code, or is it."""
    wider = _kinds().rename({"whole": name})
    return marks.join(wider, left_on=[code, "of"], right_on=["region_code", "of"], how="left", maintain_order="left")


@cache
def _kinds() -> pl.DataFrame:
    """Return one row per region and kind of region (省, 市, 区): the narrowest of that kind that holds it, or itself."""
    names = table("areacodes").sort("year_from").unique("region_code", keep="last").select("region_code", "region_name")
    kinds = names.select(whole="region_code", of=pl.col("region_name").str.extract("(自治区|地区|.)$"))
    code = pl.col("region_code")
    levels = names.with_columns(
        whole=pl.concat_list(code, code.str.slice(0, 4) + "00", code.str.slice(0, 2) + "0000"),
    ).explode("whole")
    narrow = levels.join(kinds, on="whole", maintain_order="left")
    either = pl.concat([narrow, narrow.filter(pl.col("of") == "自治区").with_columns(of=pl.lit("区"))])
    return either.unique(["region_code", "of"], keep="first", maintain_order=True).select("region_code", "of", "whole")
