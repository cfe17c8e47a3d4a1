"""Every mark that may tell whom or where: places, organisations, and words for them, in the order of the text."""

from functools import cache

import polars as pl

from pipelines.extract.cues import cues
from pipelines.extract.lists import position
from pipelines.extract.sentences import STOP
from pipelines.extract.story import STORY
from pipelines.reference import table, words

PUBLIC = ("government", "party")
# A mass organisation (市妇联, 市总工会) speaks for its region, as bodies do.
MASS = "[会联委协]$"
REACH = 16
LINE = ["page_id", "line_no"]
SCHEMA: dict[str, type[pl.DataType]] = {
    "line_id": pl.Int64,
    "char_start": pl.Int32,
    "char_end": pl.Int32,
    "surface": pl.String,
    "kind": pl.String,
    "of": pl.String,
    "region_code": pl.String,
    "zone_name": pl.String,
    "organization_name": pl.String,
}


def story_lines(lines: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    """Return the lines of the pages that hold a figure: page_id, page_no, line_no, line_id in the text's order."""
    story = lines.filter(pl.col("role").is_in(STORY)).join(figures.select("page_id").unique(), on="page_id", how="semi")
    return (
        story.select("page_id", "line_no", "role", "text")
        .sort("page_id", "line_no", maintain_order=True)
        .with_columns(page_no=pl.col("page_id").rle_id().cast(pl.Int64), line_id=pl.int_range(pl.len()))
    )


def marks(
    places: pl.DataFrame, organizations: pl.DataFrame, story: pl.DataFrame, figures: pl.DataFrame
) -> pl.DataFrame:
    """Return one row per mark, none inside another, with page_id, the text on either side (left, right) and sentence.

    The marks of one sentence have one number. Words that name nothing are read only where a figure stands.
    """
    ids = story.select("page_id", "line_no", "line_id")
    stating = story.join(figures.select(LINE).unique(), on=LINE, how="semi", maintain_order="left")
    named = pl.concat([_places(places), _organizations(organizations)], how="diagonal")
    every = pl.concat([named.join(ids, on=LINE), _words(stating)], how="diagonal_relaxed")
    ordered = every.select(pl.col(name).cast(dtype) for name, dtype in SCHEMA.items()).sort(
        position("char_start"), -pl.col("char_end")
    )
    inside = position("char_start") < position("char_end").cum_max().shift(1, fill_value=-1)
    return _with_sides(ordered.filter(~inside).filter(pl.col("kind") != "none"), story)


def _places(places: pl.DataFrame) -> pl.DataFrame:
    told = pl.col("region_code").is_not_null() | pl.col("zone_name").is_not_null()
    return places.filter(told).select(
        "page_id", "line_no", "char_start", "char_end", "surface", "region_code", "zone_name", kind=pl.lit("place")
    )


def _organizations(organizations: pl.DataFrame) -> pl.DataFrame:
    """Return the bodies that speak for their region, and the other organisations; a team's region rules too.

    A ministry is central: it is of no region.
    """
    other, placed = pl.col("organization_type") == "other", pl.col("region_code").is_not_null()
    public = pl.col("organization_type").is_in(PUBLIC) | (other & placed & pl.col("surface").str.contains(MASS))
    return organizations.select(
        "page_id",
        "line_no",
        "char_start",
        "char_end",
        "surface",
        "organization_name",
        *(pl.when(public | other).then(name).alias(name) for name in ("region_code", "zone_name")),
        of="organization_type",
        kind=pl.when(~public)
        .then(pl.lit("organization"))
        .when(pl.col("region_code").is_null() & pl.col("organization_name").is_in(_central()))
        .then(pl.lit("central"))
        .otherwise(pl.lit("body")),
    )


@cache
def _central() -> list[str]:
    return [name for kind in PUBLIC for name in words("organization_names", "full_name", organization_type=kind)]


@cache
def _vocabulary() -> pl.DataFrame:
    foreign = pl.DataFrame({"word": words("subject_foreign_places", "name")}).with_columns(kind=pl.lit("foreign"))
    return pl.concat([table("subject_words"), foreign], how="diagonal").unique("word", keep="first")


def _words(lines: pl.DataFrame) -> pl.DataFrame:
    found = cues(lines.select("line_id", "text"), _vocabulary()["word"].to_list(), left=0, right=0)
    return found.join(_vocabulary(), left_on="cue", right_on="word").with_columns(surface="cue")


def _with_sides(ordered: pl.DataFrame, story: pl.DataFrame) -> pl.DataFrame:
    line = pl.col("line_id")
    same = (line == line.shift(1)).fill_null(value=False)
    end = pl.when(same).then(pl.col("char_end").shift(1)).otherwise(0)
    between = pl.col("text").str.slice(end, pl.col("char_start") - end)
    from_char = (pl.col("char_start") - REACH).clip(lower_bound=0)
    return (
        ordered.with_columns(
            text=story["text"].gather(ordered["line_id"]), page_id=story["page_id"].gather(ordered["line_id"])
        )
        .with_columns(
            left=pl.col("text").str.slice(from_char, pl.col("char_start") - from_char),
            right=pl.col("text").str.slice(pl.col("char_end"), REACH),
            sentence=(~same | between.str.contains(f"[{STOP}]")).cum_sum(),
        )
        .drop("text")
    )
