"""Turns of a transcript: lines that a speaker's name and a colon open, up to the next speaker's."""

import polars as pl

from pipelines.pages.vocabulary import person

# The name may follow an office (发言人 慕占军:, 主任李明:), and posts may follow it between brackets.
LABEL = r"^([^:,。;!?“”()]{1,30}?)\s?(?:\([^()]{1,30}\))?\s?:"
OPENING = r"^([^:]*:\s*)"
LONGEST = 64
MOST_BYTES = 4
ASKS = "(?:记者|主持人|提问|问|答)$"
QUESTION = r"\?$"
# One line alone that opens with a name is no transcript, but where a question stands before it.
FEWEST = 2
# Of a story that lets persons speak between its own paragraphs fewer of the lines behind the first name open turns.
LEAST_SHARE = 0.2


def turns(lines: pl.DataFrame, posts: pl.DataFrame) -> pl.DataFrame:
    """Return what a person of the page speaks in a transcript, a row a line: a direct quote with its speaker.

    Of the line that opens a turn it is what stands behind the label; `speaker` is null in the lines that go on.

    `posts` holds one row per person of a page: page_id, person_name, person_organization.
    """
    opened = _opened(lines, posts)
    told = lines.join(_transcripts(opened, lines), on="page_id", how="semi").sort("line")
    whose = opened.select("line", "speaker", "speaker_organization", turn_page="page_id").sort("line")
    spoken = told.join_asof(whose.with_columns(opens="line"), on="line").filter(
        pl.col("speaker").is_not_null(), pl.col("turn_page") == pl.col("page_id")
    )
    behind = pl.col("text").str.extract(OPENING, 1).str.len_chars()
    start = pl.when(pl.col("opens") == pl.col("line")).then(behind).otherwise(0).cast(pl.Int32)
    return (
        spoken.with_columns(char_start=start, char_end=pl.col("text").str.len_chars().cast(pl.Int32))
        .filter(pl.col("char_start") < pl.col("char_end"))
        .select(
            *("page_id", "line_no", "char_start", "char_end"),
            surface=pl.col("text").str.slice(pl.col("char_start")),
            is_direct=pl.lit(value=True),
            speaker=pl.when(pl.col("opens") == pl.col("line")).then("speaker"),
            speaker_person="speaker",
            speaker_organization="speaker_organization",
        )
    )


def _transcripts(opened: pl.DataFrame, lines: pl.DataFrame) -> pl.DataFrame:
    """Return the pages with turns enough: page_id."""
    asked = (pl.col("is_asked") & pl.col("text").str.contains(QUESTION)).any()
    answered = pl.col("speaker").is_not_null().sum()
    pages = opened.group_by("page_id").agg(
        is_asked=asked, answered=answered, opened=pl.len(), first=pl.col("line").min()
    )
    last = lines.join(pages, on="page_id", how="semi").group_by("page_id").agg(last=pl.col("line").max())
    is_dense = pl.col("opened") >= LEAST_SHARE * (pl.col("last") - pl.col("first") + 1)
    enough = pl.col("answered") + pl.col("is_asked").cast(pl.Int32) >= FEWEST
    return pages.join(last, on="page_id").filter(enough, is_dense | pl.col("is_asked")).select("page_id")


def _opened(lines: pl.DataFrame, posts: pl.DataFrame) -> pl.DataFrame:
    """Return the lines that open a turn: speaker and speaker_organization, both null where a question is asked."""
    begun = lines.filter(pl.col("text").str.find(":", literal=True) < MOST_BYTES * LONGEST)
    labelled = begun.with_columns(label=pl.col("text").str.head(LONGEST).str.extract(LABEL)).drop_nulls("label")
    known = posts.select("page_id", name="person_name", speaker_organization="person_organization")
    named = labelled.join(known, on="page_id").filter(pl.col("label").str.ends_with(pl.col("name")))
    whose = named.unique("line", keep="first", maintain_order=True).select("line", "name", "speaker_organization")
    # A name alone on its line opens a turn, though nothing else on the page tells that it is one.
    alone = pl.col("text").str.contains(r":\s*$") & pl.col("label").str.contains(f"^{person()}$")
    return (
        labelled.join(whose, on="line", how="left", maintain_order="left")
        .with_columns(
            speaker=pl.coalesce("name", pl.when(alone).then("label")), is_asked=pl.col("label").str.contains(ASKS)
        )
        .filter(pl.col("speaker").is_not_null() | pl.col("is_asked"))
    )
