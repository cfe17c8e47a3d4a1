"""The body of a post where its line names an organisation there: the span tells where the body starts and ends."""

from functools import cache

import polars as pl

from pipelines.pages.gazetteer import places_of_report
from pipelines.pages.vocabulary import alternation
from pipelines.reference import words

# Words between an organisation and the post: a section of it, which belongs to the post.
SECTION = r"^(?:[^、,的和与及]{1,14}(?:部|科|处|系|室|中心|组|办|股|董事会))?$"
BODY = ["line", "body"]
# What joins a name to the words before it: in such a place a name that is sure starts.
JOINS = "[同与和对向给为由据将及在有名位]$"
# The kinds of organisations whose names start where a reader of names says, and the least that such a name holds.
FREE, SHORTEST = ("company", "university", "media"), 4


def snapped(items: pl.DataFrame, organizations: pl.DataFrame) -> pl.LazyFrame:
    """Return line, body, named (an organisation's surface), section and is_sure for bodies that end with one.

    Of several the one that reaches furthest counts. It is sure that a name starts behind what joins words, if it opens
    with a region, is known, or a company's.
    """
    bodies = items.lazy().select(BODY).unique().filter(pl.col("body") != "")
    spans = organizations.lazy().select("line", "organization_type", named="surface").unique(["line", "named"])
    held = bodies.join(spans, on="line").with_columns(
        at=pl.col("body").str.find(pl.col("named"), literal=True), is_end=pl.col("body").str.ends_with(pl.col("named"))
    )
    end = pl.col("at") + pl.col("named").str.len_bytes()
    behind = pl.col("body").cast(pl.Binary).bin.slice(end).cast(pl.String)
    parted = held.drop_nulls("at").with_columns(section=pl.when("is_end").then(pl.lit("")).otherwise(behind))
    fitting = parted.filter(pl.col("section").str.contains(SECTION)).sort(
        pl.col("section").str.len_chars(), -pl.col("named").str.len_chars().cast(pl.Int32)
    )
    is_free = pl.col("organization_type").is_in(FREE) & (pl.col("named").str.len_chars() >= SHORTEST)
    joined = pl.col("body").cast(pl.Binary).bin.slice(0, pl.col("at")).cast(pl.String).str.contains(JOINS)
    is_name = is_free | pl.col("named").is_in(_known()) | pl.col("named").str.contains(placed())
    return fitting.unique(BODY, keep="first", maintain_order=True).select(
        *BODY, "named", "section", is_sure=joined & is_name
    )


@cache
def _known() -> pl.Series:
    known = [name for name in words("organization_names", "name") if len(name) >= SHORTEST - 1]
    return pl.Series(known).implode()


@cache
def placed() -> str:
    """Return the pattern of a name that opens with a country, a province or a prefecture."""
    return rf"^(?:中国|中共|国家|全国|联合国|{alternation(places_of_report())})"
