"""People: from the lines of pages to one row per mention of a named person."""

import polars as pl

from pipelines.extract.people.agreed import agreed
from pipelines.extract.people.antecedents import with_antecedents
from pipelines.extract.people.bodies import POST, with_posts
from pipelines.extract.people.candidates import ahead_of_verbs, at_openings, behind_posts, without_cue
from pipelines.extract.people.credited import credited
from pipelines.extract.people.honorifics import by_honorific
from pipelines.extract.people.listed import listed
from pipelines.extract.people.mentions import is_rare, mentions
from pipelines.extract.people.partial import with_full_names
from pipelines.extract.people.posts import posts

SCHEMA: dict[str, type[pl.DataType] | pl.DataType] = {
    "page_id": pl.String,
    "line_no": pl.Int32,
    "char_start": pl.Int32,
    "char_end": pl.Int32,
    "surface": pl.String,
    "person_name": pl.String,
    "role": pl.String,
    "posts": pl.List(POST),
}
RUNNING = ("title", "heading", "body", "bullet", "caption", "name_list")
# Lines that name only who made the story.
CREDITS = ("byline", "dateline")
SPAN = ["page_id", "line_no", "char_start", "char_end", "person_name"]
TOLD = [*SPAN, "cue_kind"]


def read_people(lines: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Return one row per mention of a named person, with the part that person has in the page and the posts given."""
    story = lines.filter(pl.col("role").is_in([*RUNNING, *CREDITS])).select(
        "page_id", pl.col("line_no").cast(pl.Int32), "text", line_role="role"
    )
    running = story.filter(pl.col("line_role").is_in(RUNNING))
    told = with_full_names(agreed(_told(running)))
    makers = credited(articles, story, told.filter(pl.col("cue_kind") == "reporter"))
    named = mentions(running, told.filter(is_rare()))
    signed = mentions(story, makers)
    found = _apart(pl.concat([told.select(SPAN), named, signed]).unique())
    people = (
        found.join(story, on=["page_id", "line_no"], how="left", maintain_order="left")
        .join(makers, on=["page_id", "person_name"], how="left", maintain_order="left")
        .with_columns(
            role=pl.col("role").fill_null("subject"),
            surface=pl.col("text").str.slice(pl.col("char_start"), pl.col("char_end") - pl.col("char_start")),
        )
    )
    held = posts(people.filter(pl.col("role") == "subject"))
    return with_posts(people, with_antecedents(held, lines), articles).select(
        pl.col(name).cast(kind) for name, kind in SCHEMA.items()
    )


def _told(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the names that a cue tells."""
    cued = pl.concat([behind_posts(lines), ahead_of_verbs(lines), at_openings(lines), without_cue(lines)])
    honoured = by_honorific(lines).with_columns(cue_kind=pl.lit("honorific"))
    return pl.concat([cued.select(TOLD), listed(lines, cued).select(TOLD), honoured.select(TOLD)])


def _apart(found: pl.DataFrame) -> pl.DataFrame:
    """Keep of mentions that overlap the first, and of those that start together the longest."""
    length = pl.col("char_end") - pl.col("char_start")
    line = ["page_id", "line_no"]
    ordered = found.sort(*line, "char_start", length, descending=[False, False, False, True])
    reached = pl.col("char_end").cum_max().shift(1, fill_value=0).over(line)
    return ordered.filter(pl.col("char_start") >= reached)
