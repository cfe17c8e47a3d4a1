"""Those who wrote, photographed or edited a page's story, and in which of these parts."""

import polars as pl

from pipelines.extract.people.readings import name_start
from pipelines.extract.people.spots import labels
from pipelines.pages.vocabulary import HAN
from pipelines.plans import run

# The credit of an article, and the part its people have in the page; the same by the kind of cue ahead of a name.
PARTS = {"authors": "reporter", "photographers": "photographer", "editors": "editor"}
LABELS = {"author": "reporter", "photo": "photographer", "editor": "editor"}
CUES = LABELS | {"reporter": "reporter"}


def credited(articles: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """Return page, person_name and role, one row per person a page credits; the first part it names counts.

    Beside the articles' own credits these are the people of `told` behind a label (`图/王强`), and those the text calls
    reporters.
    """
    named = [
        articles.lazy().select("page", person_name=pl.col(column), role=pl.lit(role)).explode("person_name")
        for column, role in PARTS.items()
    ]
    cued = (
        told.lazy()
        .filter(pl.col("cue_kind").is_in([*CUES]))
        .sort(pl.col("cue_kind") == "reporter", maintain_order=True)
    )
    signed = cued.select("page", "person_name", role=pl.col("cue_kind").replace_strict(CUES, return_dtype=pl.String))
    people = pl.concat([*named, signed]).drop_nulls("person_name")
    return run(people.unique(["page", "person_name"], keep="first", maintain_order=True))


def labelled(spots: pl.DataFrame) -> pl.DataFrame:
    """Return the places behind a label (`图/`, `编辑:`) that may be a name, with the columns of candidates.PLACE."""
    found = (
        spots.lazy()
        .join(labels().lazy(), on="cue", maintain_order="left")
        .with_columns(ahead=pl.col("right").str.strip_chars_start())
    )
    blank = pl.col("right").str.len_chars() - pl.col("ahead").str.len_chars()
    # A label is no name's last character: 张博文/姜冉馨.
    apart = ~pl.col("left").str.contains(f"{HAN}$")
    likely = found.filter(apart, pl.col("ahead").str.contains(name_start()))
    return run(
        likely.select(
            "line",
            (pl.col("char_end") + blank.cast(pl.Int32)).alias("char_start"),
            "ahead",
            "cue_kind",
            may_be_foreign=pl.lit(value=True),
            whole=pl.lit(None, pl.String),
            text=pl.lit(None, pl.String),
        )
    )
