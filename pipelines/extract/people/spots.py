"""Where the words stand beside which people are named, all found in one search. Whom they name is read elsewhere."""

from functools import cache

import polars as pl

from pipelines.extract.cues import cues
from pipelines.reference import table, words

# How much text before and behind a word is read at most.
LEFT, RIGHT = 8, 12
SIGNS = ":/"


def spots(lines: pl.DataFrame) -> pl.DataFrame:
    """Return line, line_role, cue, left, char_start, char_end and right of each such word."""
    every = [*titles()["cue"], *labels()["cue"], *words("person_honorifics", "word"), *words("person_names", "name")]
    return cues(lines.select("line", "line_role", "text"), sorted(set(every)), left=LEFT, right=RIGHT).drop("text")


@cache
def titles() -> pl.DataFrame:
    """Return the verbs and titles that stand behind a name, cue and cue_kind; a title also with 副."""
    verbs = table("person_verbs").select(cue="word", cue_kind="kind")
    deputies = verbs.filter(pl.col("cue_kind") == "titled").with_columns(cue="副" + pl.col("cue"))
    return pl.concat([verbs, deputies]).unique("cue", keep="first", maintain_order=True)


@cache
def labels() -> pl.DataFrame:
    """Return the labels ahead of the names of those who made a story, with their sign, cue and cue_kind."""
    known = table("page_byline_labels").filter(pl.col("kind").is_in(["author", "photo", "editor"]))
    signed = [known.select(cue=pl.col("label") + sign, cue_kind="kind") for sign in SIGNS]
    return pl.concat(signed).unique("cue", keep="first", maintain_order=True)
