"""Where the names of regions and zones stand in lines. Which place a name means is read elsewhere."""

from functools import cache

import polars as pl

from pipelines.extract.cues import cues
from pipelines.extract.places.regions import meanings
from pipelines.pages.gazetteer import COUNTY_LEVEL, gazetteer
from pipelines.reference import words

ROLES = ("title", "heading", "body", "bullet", "caption", "name_list", "dateline")
REACH = 40
LINE = ("page_id", "line_no")


def named_places(lines: pl.DataFrame) -> pl.DataFrame:
    """Return one row per place where a region's name stands: name, char_start, char_end, left and right."""
    skipped = pl.col("cue").str.len_chars() - pl.col("name").str.len_chars()
    return (
        cues(lines, patterns()["pattern"].to_list(), left=REACH, right=REACH)
        .drop("text")
        .join(patterns(), left_on="cue", right_on="pattern", maintain_order="left")
        .drop_nulls("name")
        .with_columns(
            char_start=pl.col("char_start") + skipped.cast(pl.Int32),
            left=pl.col("left") + pl.col("cue").str.head(skipped),
        )
        .drop("cue")
    )


@cache
def place_names() -> list[str]:
    """Return every name of a region or zone that can stand for it in running text."""
    never = words("place_short_names", "name", is_place_where="never")
    names = meanings()["name"].unique().sort()
    return names.filter(~names.is_in(never)).to_list()


@cache
def patterns() -> pl.DataFrame:
    """Return one row per string to look for and the name at its end; null where the string holds none."""
    other = dict.fromkeys(words("place_not_names", "word"))
    found: dict[str, str | None] = {name: name for name in place_names()}
    columns = {"pattern": pl.String, "name": pl.String}
    return pl.DataFrame(list((_run_together() | found | other).items()), schema=columns, orient="row")


def _run_together() -> dict[str, str | None]:
    """Return the well-known names that a county's short name would cut into: 新宁 in 建设新宁夏."""
    names = gazetteer().filter("is_alias")
    known = names.filter(pl.col("level") < COUNTY_LEVEL)["name"].unique()
    counties = names.filter(pl.col("level") == COUNTY_LEVEL)["name"].unique()
    heads = pl.DataFrame({"county": counties, "joint": counties.str.tail(1)})
    tails = pl.DataFrame({"name": known, "joint": known.str.head(1)})
    both = heads.join(tails, on="joint").select(pl.col("county").str.head(-1) + pl.col("name"), "name")
    return dict(both.sort("county").iter_rows())
