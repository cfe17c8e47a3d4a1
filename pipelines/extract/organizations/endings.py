"""The words that end an organisation's name, and how much of the text before each may belong to it."""

from functools import cache

import polars as pl

from pipelines.reference import table

PAIR = 2
# Other names of outlets (新湖南) are words of everyday text too.
OUTLET = "^[^《]*(?:报|网|社|台|新闻|在线|卫视|电讯|经纬)$"
TYPES = {
    "ending": pl.String,
    "start": pl.String,
    "organization_type": pl.String,
    "long_form": pl.String,
    "named_by": pl.String,
}


@cache
def endings() -> pl.DataFrame:
    """Return one row per word to look for.

    Columns: cue, ending (its part that belongs to the name), start, organization_type, long_form (the ending in full),
    named_by (free names: what alone makes one, a region or a level word).
    `start` is whole (a name by itself), foreign (after a country's name), body (a public body, after its region),
    region (a region must begin the name), free (any name), office (told by the title behind it), or null for a word
    that only looks like an ending.
    """
    parts = [_whole(), _outlets(), _bodies(), _names(), _offices(), _other_words()]
    parts = [part if "named_by" in part.columns else part.with_columns(named_by=pl.lit("")) for part in parts]
    columns = ["cue", *TYPES]
    return pl.concat([part.select(columns) for part in parts]).unique("cue", keep="first", maintain_order=True)


def _whole() -> pl.DataFrame:
    return table("organization_names").select(
        "organization_type", cue="name", ending="name", start=pl.lit("whole"), long_form="full_name"
    )


def _outlets() -> pl.DataFrame:
    """Return the known outlets under each of their names, but for those that are public bodies."""
    listed = pl.col("alias").str.contains(OUTLET) & (pl.col("alias").str.len_chars() > PAIR)
    outlets = table("page_outlets").filter(pl.col("outlet_type") != "government", listed)
    return outlets.select(
        cue="alias", ending="alias", start=pl.lit("whole"), organization_type=pl.lit("media"), long_form="alias"
    )


def _bodies() -> pl.DataFrame:
    return table("organization_bodies").select(
        "organization_type", "long_form", cue="body", ending="body", start=pl.lit("body")
    )


def _names() -> pl.DataFrame:
    return table("organization_endings").select(
        "organization_type", "start", "ending", "named_by", cue="ending", long_form="ending"
    )


def _offices() -> pl.DataFrame:
    """Return the endings told by a title behind them: 处处长, 处副处长."""
    offices = table("organization_offices")
    titles = [offices.with_columns(cue=pl.col("ending") + deputy + pl.col("title")) for deputy in ("", "副")]
    return pl.concat(titles).select(
        "cue", "ending", start=pl.lit("office"), organization_type=pl.lit("government"), long_form="ending"
    )


def _other_words() -> pl.DataFrame:
    nothing = {name: pl.lit(None, kind) for name, kind in TYPES.items()}
    return table("organization_not_names").select(cue="word", **nothing)
