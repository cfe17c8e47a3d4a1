"""Whom the words that name a speaker mean: a person, an organisation, or whoever spoke before."""

import polars as pl

from pipelines.extract.quotes.spots import last_before, spot
from pipelines.extract.quotes.vocabulary import speaker

# Who may be meant by 他 or 该负责人: a person named outside of quotes, or an office that spoke.
OFFICES = ("office", "noun")


def with_resolved(named: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """Add speaker_person and speaker_organization.

    他 is the last person or office before; 该负责人 the last office or person with a post; a quote without a cue
    that goes on from another has that one's speaker.
    """
    posts = posts_of(people)
    rows = named.with_columns(at=spot("segment_end"))
    meant = _meant(rows, people)
    pronouns = _referred(rows.filter(pl.col("kind") == "pronoun"), meant)
    anaphors = _referred(rows.filter(pl.col("kind") == "anaphor"), meant.filter("has_office"))
    others = rows.filter(~pl.col("kind").is_in(["pronoun", "anaphor"]) | pl.col("kind").is_null())
    told = pl.concat([others, pronouns, anaphors]).join(posts, on=["page_id", "person_name"], how="left")
    return _continued(
        told.with_columns(
            speaker_person="person_name", speaker_organization=pl.coalesce("organization_name", "person_organization")
        )
    )


def posts_of(people: pl.DataFrame) -> pl.DataFrame:
    """Return one row per person of a page: the organisation of the post named first, if any."""
    return (
        people.select("page_id", "person_name", "start", "posts")
        .explode("posts", empty_as_null=True)
        .with_columns(person_organization=pl.col("posts").struct.field("organization_name"))
        .sort(pl.col("person_organization").is_null(), "start", maintain_order=True)
        .unique(["page_id", "person_name"], keep="first", maintain_order=True)
        .select("page_id", "person_name", "person_organization")
    )


def _meant(rows: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """Return one row per person named outside of quotes and per office that spoke: end, whom, has_office."""
    quotes = rows.select(end=spot("char_start"), over=spot("char_end"))
    outside = (
        last_before(people.with_columns(at="start"), quotes, "at", "quote_")
        .filter((pl.col("quote_over") <= pl.col("start")).fill_null(value=True))
        .select(
            "page_id", "end", "person_name", pl.lit(None, pl.String).alias("organization_name"), has_office=_has_post()
        )
    )
    spoke = rows.filter(pl.col("kind").is_in(OFFICES)).select(
        "page_id", "at", "person_name", "organization_name", has_office=pl.col("kind") == "office"
    )
    return pl.concat([outside, spoke.rename({"at": "end"})]).sort("end")


def _has_post() -> pl.Expr:
    """Tell persons who lead something: one of their posts ends in the name of an office (局长)."""
    titles = pl.element().struct.field("post_title").str.contains(f"{speaker('office')}$")
    return pl.col("posts").list.eval(titles).list.any().fill_null(value=False)


def _referred(rows: pl.DataFrame, meant: pl.DataFrame) -> pl.DataFrame:
    """Give rows whose words refer back the person and organisation they mean, where the page named them before."""
    found = last_before(rows.drop("person_name", "organization_name"), meant.with_columns(start="end"), "at", "meant_")
    on_page = pl.when(pl.col("meant_page_id") == pl.col("page_id"))
    return found.with_columns(
        person_name=on_page.then("meant_person_name"), organization_name=on_page.then("meant_organization_name")
    ).select(rows.columns)


def _continued(rows: pl.DataFrame) -> pl.DataFrame:
    """Give quotes that go on from the row before its speaker; drop the others whose speaker is not told."""
    told = pl.struct("speaker", "speaker_person", "speaker_organization", "kind")
    chained = pl.when(~pl.col("goes_on")).then(told).forward_fill()
    ordered = rows.sort("line", "char_start").with_columns(told=chained)
    return ordered.drop("speaker", "speaker_person", "speaker_organization", "kind").unnest("told")
