"""Those who wrote, photographed or edited a page's story, and in which of these parts."""

import polars as pl

from pipelines.extract.cues import cues
from pipelines.extract.people.readings import name_start, with_readings
from pipelines.reference import table

# The credit of an article, and the part its people have in the page; the same by the kind of a label ahead of a name.
PARTS = {"authors": "reporter", "photographers": "photographer", "editors": "editor"}
LABELS = {"author": "reporter", "photo": "photographer", "editor": "editor"}
SIGNS = ":/"
REACH = 12
# What a name behind a label must weigh.
LEAST = 4.0


def credited(articles: pl.DataFrame, lines: pl.DataFrame, reporters: pl.DataFrame) -> pl.DataFrame:
    """Return page_id, person_name and role, one row per person a page credits; the first part it names counts.

    Beside the articles' own credits these are the names behind a label in the lines (`图/王强`), and `reporters`, whom
    the text calls so.
    """
    named = [
        articles.select("page_id", person_name=pl.col(column), role=pl.lit(role)).explode("person_name")
        for column, role in PARTS.items()
    ]
    called = reporters.select("page_id", "person_name", role=pl.lit("reporter"))
    people = pl.concat([*named, _labelled(lines), called]).drop_nulls("person_name")
    return people.unique(["page_id", "person_name"], keep="first", maintain_order=True)


def _labelled(lines: pl.DataFrame) -> pl.DataFrame:
    labels = table("page_byline_labels").filter(pl.col("kind").is_in([*LABELS]))
    signed = pl.concat([labels.with_columns(cue=pl.col("label") + sign) for sign in SIGNS])
    found = cues(lines, signed["cue"].to_list(), left=0, right=REACH).with_columns(
        ahead=pl.col("right").str.strip_chars_start(), may_be_foreign=pl.lit(value=True)
    )
    likely = found.filter(pl.col("ahead").str.contains(name_start()))
    read = with_readings(likely.join(signed.unique("cue"), on="cue")).filter(pl.col("score") >= LEAST)
    return read.select("page_id", person_name="name", role=pl.col("kind").replace_strict(LABELS))
