"""People: from the lines of pages to one row per mention of a named person."""

import polars as pl

from pipelines.extract.people.addressed import without_followers
from pipelines.extract.people.agreed import agreed
from pipelines.extract.people.antecedents import with_antecedents
from pipelines.extract.people.bodies import POST, with_posts
from pipelines.extract.people.candidates import cued
from pipelines.extract.people.credited import LABELS, credited, labelled
from pipelines.extract.people.honorifics import by_honorific
from pipelines.extract.people.listed import listed
from pipelines.extract.people.mentions import is_rare, mentions, well_known, without_doctrines
from pipelines.extract.people.partial import with_full_names
from pipelines.extract.people.posts import posts
from pipelines.extract.people.spots import spots
from pipelines.extract.people.universities import with_universities
from pipelines.plans import run

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
# More than any line has characters, so that a line and a place in it are one number.
LONGEST_LINE = 1 << 32
SPAN = ["line", "char_start", "char_end", "person_name"]


def read_people(lines: pl.DataFrame, articles: pl.DataFrame, organizations: pl.DataFrame) -> pl.DataFrame:
    """Return one row per mention of a named person, with the part that person has in the page and the posts given."""
    story = _numbered(lines)
    running = story.filter(pl.col("line_role").is_in(RUNNING))
    paged = articles.join(story.select("page_id", "page").unique("page"), on="page_id")
    told = _told(running, spots(story)).join(story.select("line", "page"), on="line", maintain_order="left")
    is_credit = pl.col("cue_kind").is_in([*LABELS])
    subjects = with_full_names(agreed(told.filter(~is_credit)))
    makers = credited(paged, pl.concat([told.filter(is_credit), subjects]))
    named = mentions(running, subjects.filter(is_rare()))
    signed = mentions(story, makers)
    found = _apart(pl.concat([subjects.select(SPAN), named, signed]).lazy().unique())
    surface = pl.col("text").str.slice(pl.col("char_start"), pl.col("char_end") - pl.col("char_start"))
    people = run(
        without_doctrines(found.join(story.lazy(), on="line", maintain_order="left"))
        .join(makers.lazy(), on=["page", "person_name"], how="left", maintain_order="left")
        .with_columns(pl.col("role").fill_null("subject"), surface=surface)
    )
    bodies = organizations.join(story.select("line", "page", "page_id", "line_no"), on=["page_id", "line_no"])
    held = with_universities(posts(people.filter(pl.col("role") == "subject"), bodies), bodies)
    held = with_antecedents(held, bodies)
    return with_posts(people, held, bodies, articles).select(pl.col(name).cast(kind) for name, kind in SCHEMA.items())


def _numbered(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the lines that may name people, with a number for each line and page: quicker to join than their names."""
    kept = lines.lazy().filter(pl.col("role").is_in([*RUNNING, *CREDITS])).sort("page_id", "line_no")
    story = kept.select("page_id", pl.col("line_no").cast(pl.Int32), "text", line_role="role").with_row_index("line")
    return run(story.with_columns(page=pl.col("page_id").rle_id()))


def _told(lines: pl.DataFrame, every: pl.DataFrame) -> pl.DataFrame:
    """Return the names that a cue tells; of every spot labels count also in the lines of credits."""
    found = every.filter(pl.col("line_role").is_in(RUNNING))
    told = cued(lines, found, labelled(every))
    names = (told, listed(lines, told), by_honorific(found), well_known(found))
    every_name = pl.concat(frame.select(*SPAN, "cue_kind") for frame in names)
    return without_followers(every_name, lines)


def _apart(found: pl.LazyFrame) -> pl.LazyFrame:
    """Keep of mentions that overlap the first, and of those that start together the longest."""
    ordered = found.sort("line", "char_start", "char_end", descending=[False, False, True])
    line = pl.col("line").cast(pl.Int64) * LONGEST_LINE
    reached = (line + pl.col("char_end")).cum_max().shift(1, fill_value=0)
    return ordered.filter(line + pl.col("char_start") >= reached)
