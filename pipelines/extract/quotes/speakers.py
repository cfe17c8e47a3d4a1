"""Who states a figure: whoever is quoted there, a named source of the sentence, or the page's own words."""

import polars as pl

from pipelines.extract.quotes.named import with_named
from pipelines.extract.quotes.quotes import SPOKEN
from pipelines.extract.quotes.resolved import with_resolved
from pipelines.extract.quotes.sources import sources
from pipelines.extract.quotes.spots import last_before, numbered, placed
from pipelines.extract.quotes.vocabulary import refers
from pipelines.extract.story import STORY

SHORTEST = 2
NAMES = ("speaker", "speaker_person", "speaker_organization")
PLACE = ("page_id", "line_no", "char_start", "char_end")
SPAN = (*PLACE, "is_direct", *NAMES)


def with_speakers(
    figures: pl.DataFrame, quotes: pl.DataFrame, lines: pl.DataFrame, people: pl.DataFrame, organizations: pl.DataFrame
) -> pl.DataFrame:
    """Add attribution (direct, indirect, outlet), speaker, speaker_person and speaker_organization to figures.

    A speaker is called by the person's name; one that is only referred to (该负责人), by the organisation meant.
    """
    told = numbered(lines.select("page_id", "line_no", "role", "text").filter(pl.col("role").is_in(STORY)))
    subjects = people.filter(pl.col("role") == "subject").select(*PLACE, "surface", "person_name", "posts")
    named_people = placed(subjects, told)
    with_figures = told.join(figures.select("page_id", "line_no").unique(), on=["page_id", "line_no"], how="semi")
    # A source stands in the line of its figure, and so does the body it is.
    bodies = placed(organizations.select(*PLACE, "organization_name"), with_figures)
    stated = (quotes.select(SPAN), _sourced(with_figures, named_people, bodies))
    order = figures.with_row_index("place")
    places = placed(order.select("place", *PLACE), with_figures)
    found = pl.concat([_within(places, spans, told) for spans in stated]).unique(
        "place", keep="first", maintain_order=True
    )
    joined = order.join(found, on="place", how="left", maintain_order="left").drop("place")
    return joined.with_columns(pl.col("attribution").fill_null("outlet"))


def _sourced(told: pl.DataFrame, people: pl.DataFrame, organizations: pl.DataFrame) -> pl.DataFrame:
    """Return the sentences that name a source of data, as spans with their speaker."""
    named = with_named(sources(told).select(*SPOKEN, "is_according"), people, organizations)
    sure = pl.col("organization_name").is_not_null() | pl.col("kind").is_in(["person", "body", "office", "noun"])
    according = pl.col("is_according") & (pl.col("kind") != "none").fill_null(value=True)
    known = named.filter(sure | according & (pl.col("speaker").str.len_chars() >= SHORTEST))
    return with_resolved(known.with_columns(goes_on=pl.lit(value=False)), people).select(SPAN)


def _within(figures: pl.DataFrame, stated: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """Return the figures that stand inside a span, each with its speaker."""
    spans = placed(stated, told).select(
        start="start", over="end", end="start", direct="is_direct", **dict(zip(NAMES, NAMES, strict=True))
    )
    inside = last_before(figures.with_columns(at="start"), spans, "at", "by_").filter(
        pl.col("by_over") >= pl.col("end")
    )
    meant = pl.coalesce("by_speaker_organization", "by_speaker")
    words = pl.when(refers(pl.col("by_speaker"))).then(meant).otherwise("by_speaker")
    return inside.select(
        "place",
        attribution=pl.when("by_direct").then(pl.lit("direct")).otherwise(pl.lit("indirect")),
        speaker=pl.coalesce("by_speaker_person", words),
        speaker_person="by_speaker_person",
        speaker_organization="by_speaker_organization",
    )
