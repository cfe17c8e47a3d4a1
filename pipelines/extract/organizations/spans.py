"""Where organisations stand in lines: an ending, and how far the name before it reaches."""

from functools import cache

import polars as pl

from pipelines.extract.cues import cues
from pipelines.extract.organizations.marked import REGION, marked, unmarked
from pipelines.pages.vocabulary import HANS
from pipelines.reference import table

ROLES = ("title", "heading", "body", "bullet", "caption", "byline", "name_list")
REACH = 24
LEVEL = "[省市区县州盟旗镇乡]"
BODY_START = rf"((?:{REGION}|全国|国家|中央|自治区|街道|{LEVEL})*(?:(?:{LEVEL}|党|中|团)委|人民政府|政府)?)$"
NAME_START = rf"((?:{REGION}|[{HANS}A-Za-z0-9])*)$"


@cache
def endings() -> pl.DataFrame:
    """Return one row per word that ends an organisation's name: ending, kind (name, body, whole), organization_type."""
    kinds = (("whole", "organization_names", "name"), ("body", "organization_bodies", "body"))
    listed = [
        table(file).select(ending=column, kind=pl.lit(kind), organization_type="organization_type")
        for kind, file, column in (*kinds, ("name", "organization_endings", "ending"))
    ]
    return pl.concat(listed).unique("ending", keep="first", maintain_order=True)


def organization_spans(lines: pl.DataFrame) -> pl.DataFrame:
    """Return one row per organisation named in a line: its span, surface, kind and organization_type."""
    story = lines.filter(pl.col("role").is_in(ROLES)).select("page_id", "line_no", "text")
    found = cues(story, endings()["ending"].to_list(), left=REACH, right=1).rename({"cue": "ending"})
    started = found.join(endings(), on="ending", maintain_order="left").with_columns(before=_before())
    named = started.filter(_is_named()).with_columns(
        surface=unmarked(pl.col("before")) + pl.col("ending"),
    )
    spans = named.with_columns(char_start=pl.col("char_end") - pl.col("surface").str.len_chars().cast(pl.Int32))
    return _longest(spans)


def _before() -> pl.Expr:
    """Return the part of the name before the ending, marked."""
    left = marked(pl.col("left"))
    return (
        pl.when(pl.col("kind") == "body")
        .then(left.str.extract(BODY_START))
        .when(pl.col("kind") == "name")
        .then(left.str.extract(NAME_START))
        .otherwise(pl.lit(""))
        .fill_null("")
    )


def _is_named() -> pl.Expr:
    """Tell a name from an ending that stands by itself (企业, 大学)."""
    own = unmarked(pl.col("before")).str.len_chars()
    return (pl.col("kind") == "whole") | (own >= 1)


def _longest(spans: pl.DataFrame) -> pl.DataFrame:
    """Keep of spans that overlap the one that ends last: a name goes on from one ending to the next."""
    line = ["page_id", "line_no"]
    ordered = spans.sort(*line, "char_end", descending=[False, False, True])
    same = pl.all_horizontal(pl.col(name) == pl.col(name).shift(1) for name in line).fill_null(value=False)
    covered = same & (pl.col("char_end") > pl.col("char_start").shift(1))
    return ordered.filter(~covered)
