"""Turns of a transcript: lines that a speaker's name and a colon open, up to the next speaker's."""

import polars as pl

from pipelines.pages.vocabulary import person

# The name may follow an office (发言人 慕占军:) and stand on a line of its own.
LABEL = r"^(?:[^:,。;!?]{0,30}\s)?([^:,。;!?\s]{2,15})\s?:"
LONGEST = 50
ASKS = "(?:记者|主持人|提问|问|答)$"
# One line alone that opens with a name is no transcript.
FEWEST = 2


def turns(lines: pl.DataFrame, posts: pl.DataFrame) -> pl.DataFrame:
    """Return the lines of transcripts that a person of the page speaks, whole: a span with its speaker.

    `posts` holds one row per person of a page: page_id, person_name, person_organization.
    """
    begun = lines.filter(pl.col("text").str.head(LONGEST).str.contains(":", literal=True))
    labelled = begun.with_columns(label=pl.col("text").str.head(LONGEST).str.extract(LABEL)).drop_nulls("label")
    known = posts.select("page_id", label="person_name", name="person_name", speaker_organization="person_organization")
    # A name alone on its line opens a turn, though nothing else on the page tells that it is one.
    alone = pl.col("text").str.contains(r":\s*$") & pl.col("label").str.contains(f"^{person()}$")
    opened = (
        labelled.join(known, on=["page_id", "label"], how="left")
        .with_columns(speaker=pl.coalesce("name", pl.when(alone).then("label")))
        .filter(pl.col("speaker").is_not_null() | pl.col("label").str.contains(ASKS))
    )
    transcripts = (
        opened.group_by("page_id").agg(pl.col("speaker").is_not_null().sum()).filter(pl.col("speaker") >= FEWEST)
    )
    told = lines.join(transcripts.select("page_id"), on="page_id", how="semi").sort("line")
    whose = opened.select("line", "speaker", "speaker_organization", turn_page="page_id").sort("line")
    return (
        told.join_asof(whose, on="line")
        .filter(pl.col("speaker").is_not_null(), pl.col("turn_page") == pl.col("page_id"))
        .select(
            "page_id",
            "line_no",
            pl.lit(0, pl.Int32).alias("char_start"),
            pl.col("text").str.len_chars().cast(pl.Int32).alias("char_end"),
            pl.lit(value=False).alias("is_direct"),
            "speaker",
            pl.col("speaker").alias("speaker_person"),
            "speaker_organization",
        )
    )
