"""Where the names of regions and zones stand in lines. Which place a name means is read elsewhere."""

from functools import cache

import polars as pl

from pipelines.extract.cues import cues
from pipelines.pages.gazetteer import gazetteer

ROLES = ("title", "heading", "body", "bullet", "caption", "name_list")
REACH = 12


@cache
def place_names() -> list[str]:
    """Return every name of a region or zone."""
    return gazetteer()["name"].unique().sort().to_list()


def named_places(lines: pl.DataFrame) -> pl.DataFrame:
    """Return one row per place where a region's name stands: name, char_start, char_end, left and right."""
    story = lines.filter(pl.col("role").is_in(ROLES)).select("page_id", "line_no", "role", "text")
    return cues(story, place_names(), left=REACH, right=REACH).drop("text").rename({"cue": "name"})
