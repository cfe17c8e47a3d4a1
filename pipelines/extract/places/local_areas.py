"""Areas that have no code of their own: zones by the word they end in, townships behind a county's name."""

import polars as pl

from pipelines.extract.cues import cues
from pipelines.extract.organizations.marked import CLOSE, REGION, marked, unmarked
from pipelines.pages.vocabulary import HAN, HANS, alternation
from pipelines.reference import words

LINE = ["line", "page_id", "line_no"]
REACH = 16
ZONE = rf"(?:^|[^{HANS}{CLOSE}])((?:{REGION})*[{HANS}]{{0,4}})$"
LEAST = 2
TOWNSHIP = rf"^({HAN}{{1,5}}?(?:民族乡|族乡|镇|乡|街道|苏木))(?:[^{HANS}]|[^政级里区村民镇]|$)"
NO_TOWNSHIP = (
    "^(?:的|.{0,2}[城集各老小古新全本该某村家]|.*(?:部分|重点|所有|多个|特色|个|些|中心))(?:镇|乡|街道)|乡镇|城乡"
)


def zones(lines: pl.DataFrame) -> pl.DataFrame:
    """Return one row per zone told by its ending (三江新区): its span and surface."""
    endings = words("place_zone_endings", "ending", is_region="true")
    few = lines.filter(pl.col("text").str.contains(alternation(endings)))
    found = cues(few, endings, left=REACH, right=1)
    named = found.with_columns(own=marked(pl.col("left")).str.extract(ZONE)).drop_nulls("own")
    plain = alternation([*words("organization_generic", "word"), *words("place_not_zones", "word")])
    bare = pl.col("own").str.replace_all(REGION, "")
    is_name = (pl.col("own").str.contains(REGION) | (bare.str.len_chars() >= LEAST)) & ~bare.str.contains(
        f"{plain}$|[级个的]"
    )
    spans = named.filter(is_name).with_columns(surface=unmarked(pl.col("own")) + pl.col("cue"))
    length = pl.col("surface").str.len_chars().cast(pl.Int32)
    return spans.select(*LINE, "surface", "char_end", char_start=pl.col("char_end") - length)


def townships(lines: pl.DataFrame, counties: pl.DataFrame) -> pl.DataFrame:
    """Return one row per township named behind its county, and per place where the page names it again.

    `counties` are mentions of counties, with right, the text behind each.
    """
    named = counties.select("page_id", surface=pl.col("right").str.extract(TOWNSHIP)).drop_nulls()
    named = named.filter(~pl.col("surface").str.contains(NO_TOWNSHIP)).unique()
    story = lines.join(named.select("page_id"), on="page_id", how="semi")
    found = cues(story, named["surface"].unique().to_list() or ["\0"], left=1, right=1).rename({"cue": "surface"})
    mentions = found.join(named, on=["page_id", "surface"], how="semi")
    return mentions.select(*LINE, "surface", "char_end", "char_start")
