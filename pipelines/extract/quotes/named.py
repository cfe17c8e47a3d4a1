"""The words that name the speaker, out of the text before the cue. Whom they mean is read elsewhere."""

import polars as pl

from pipelines.extract.quotes.spots import first_after, last_before, spot
from pipelines.extract.quotes.unlisted import unlisted
from pipelines.extract.quotes.vocabulary import adverbs, opening, speaker

# What a piece of the sentence is cut at; the speaker stands in its last piece.
PIECE = r"[^,:;)\s]*$"
ENDINGS = {
    "pronoun": rf"(?:^|[^其吉]){speaker('pronoun')}$",
    "anaphor": rf"^{speaker('anaphor')}$",
    "office": rf"{speaker('anaphor', 'office')}$",
    "noun": rf"{speaker('noun')}们?$",
    "none": rf"(?:{speaker('no_speaker')}|》)$",
    "document": rf"{speaker('document')}$",
    "body": rf"{speaker('body')}”?$",
}
# A meeting speaks, but not one that a person holds.
BODIES = ("document", "body")
# Words before an organisation's name that belong to the speaker: 俄罗斯 before 国防部, not what is joined by 和.
BELONGS = "^[^、和与及的]{1,6}$"
# Words before a cue that no list knows may still be a name, when they are short.
SHORT = 8


def with_named(spoken: pl.DataFrame, people: pl.DataFrame, organizations: pl.DataFrame) -> pl.DataFrame:
    """Add speaker (the words), kind, and what is mentioned in it: person_name, organization_name.

    kind: person, subject (a person further from the cue), pronoun, anaphor (该负责人), office (市人社局相关负责人),
    noun (村民), document (会议), body, unlisted (a person no list holds), none (报告: nobody speaks), or null.
    """
    rows = _with_piece(spoken).with_columns(
        at=spot("segment_end"), core_at=spot("core_end"), from_at=spot("segment_start")
    )
    mentioned = people.select("line", "char_start", "char_end", "start", "end", "surface", "person_name")
    bodies = organizations.select("line", "char_start", "char_end", "start", "end", "organization_name")
    rows = last_before(rows, mentioned, "at", "last_")
    rows = first_after(rows, mentioned, "from_at", "first_")
    return _chosen(_with_mentions(last_before(rows, bodies, "core_at", "body_")))


def _with_piece(spoken: pl.DataFrame) -> pl.DataFrame:
    """Add core, the segment without the words right before the cue, and piece, the last of it that may be a name."""
    core = pl.col("segment").fill_null("").str.replace(rf"(?:{adverbs()}|[,:\s])+$", "")
    return (
        spoken.with_columns(pl.col("segment").fill_null(""), core=core)
        .with_columns(
            core_end=pl.col("segment_end") - (pl.col("segment").str.len_chars() - pl.col("core").str.len_chars()),
            last=pl.col("core").str.extract(PIECE, 0),
        )
        .with_columns(piece=pl.col("last").str.replace(rf"^{opening()}+", ""))
        .with_columns(
            segment_start=pl.col("segment_end") - pl.col("segment").str.len_chars(),
            piece_start=pl.col("core_end") - pl.col("piece").str.len_chars(),
        )
    )


def _with_mentions(rows: pl.DataFrame) -> pl.DataFrame:
    """Add whether mentions stand in the segment, and gap, the text between the last person and the cue."""
    person_in = (pl.col("last_line") == pl.col("line")) & (pl.col("last_char_start") >= pl.col("segment_start"))
    body_in = (pl.col("body_line") == pl.col("line")) & (pl.col("body_char_start") >= pl.col("piece_start"))
    gap_start = (pl.col("last_char_end") - pl.col("segment_start")).clip(0)
    return rows.with_columns(
        person_in=person_in.fill_null(value=False),
        body_in=body_in.fill_null(value=False),
        gap=pl.when(person_in).then(pl.col("segment").str.slice(gap_start)),
    )


def _chosen(rows: pl.DataFrame) -> pl.DataFrame:
    """Choose who is named: a person beside the cue, else by how the last piece ends, else the sentence's subject."""
    is_mentioned = pl.col("body_in") & pl.col("kind").is_in(["office", "body", "noun"])
    person = (
        pl.when(pl.col("kind") == "person")
        .then("last_person_name")
        .when(pl.col("kind") == "subject")
        .then("first_person_name")
    )
    return (
        _with_unlisted(rows.with_columns(kind=pl.coalesce(_by_cue(), _by_subject())))
        .with_columns(speaker=pl.coalesce("unlisted", _words()), person_name=pl.coalesce("unlisted", person))
        .with_columns(organization_name=pl.when(is_mentioned).then("body_organization_name"))
    )


def _with_unlisted(rows: pl.DataFrame) -> pl.DataFrame:
    """Add unlisted, the name of a speaker whom only the words before the cue tell."""
    untold = pl.col("kind").is_null() | (pl.col("kind") == "noun")
    found = rows.with_columns(unlisted=pl.when(untold).then(unlisted()))
    return found.with_columns(kind=pl.when(pl.col("unlisted").is_null()).then("kind").otherwise(pl.lit("unlisted")))


def _by_cue() -> pl.Expr:
    """Return the kind of speaker right before the cue."""
    gap = rf"^{speaker('honorific')}?(?:{adverbs()}|[,\s])*$"
    beside = pl.col("person_in") & pl.col("gap").str.contains(gap)
    at_body = pl.col("body_in") & (pl.col("body_char_end") == pl.col("core_end"))
    held = pl.col("person_in") & (pl.col("last_char_start") >= pl.col("piece_start"))
    ends = [
        pl.when(pl.col("piece").str.contains(ending), ~held | pl.lit(kind not in BODIES)).then(pl.lit(kind))
        for kind, ending in ENDINGS.items()
    ]
    near = pl.coalesce(pl.when(beside).then(pl.lit("person")), pl.when(at_body).then(pl.lit("body")), *ends)
    return pl.when("has_cue").then(near)


def _by_subject() -> pl.Expr:
    """Return the kind of speaker at the segment's start, with other words before the cue (他比划着说)."""
    begins = pl.col("segment").str.contains(f"^{speaker('pronoun')}")
    return pl.when(begins).then(pl.lit("pronoun")).when(pl.col("person_in")).then(pl.lit("subject"))


def _words() -> pl.Expr:
    """Return the words that name the speaker: the person's, else from the organisation in the piece to its end."""
    kind = pl.col("kind")
    ahead = (pl.col("body_char_start") - pl.col("piece_start")).clip(0)
    belongs = pl.col("piece").str.head(ahead).str.contains(BELONGS)
    from_body = pl.when(belongs).then("piece").otherwise(pl.col("piece").str.slice(ahead))
    known = kind.is_not_null() | (pl.col("piece").str.len_chars() <= SHORT)
    either = rf"(?:^|[^其吉])({speaker('pronoun')})$"
    return (
        pl.when(kind == "person")
        .then("last_surface")
        .when(kind == "subject")
        .then("first_surface")
        .when(kind == "pronoun")
        .then(
            pl.coalesce(pl.col("piece").str.extract(either), pl.col("segment").str.extract(f"^({speaker('pronoun')})"))
        )
        .when(pl.col("body_in"))
        .then(from_body)
        .when(known)
        .then("piece")
    )
