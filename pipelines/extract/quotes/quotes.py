"""Quotes: from the lines of pages to one row per quote, with who says it."""

import polars as pl

from pipelines.extract.quotes.direct import direct_quotes
from pipelines.extract.quotes.indirect import indirect_quotes
from pipelines.extract.quotes.named import with_named
from pipelines.extract.quotes.order import in_order
from pipelines.extract.quotes.resolved import posts_of, with_resolved
from pipelines.extract.quotes.spots import numbered, placed
from pipelines.extract.quotes.turns import turns
from pipelines.extract.story import SPAN, STORY

SCHEMA: dict[str, type[pl.DataType]] = {
    **SPAN,
    "is_direct": pl.Boolean,
    "cue": pl.String,
    "speaker": pl.String,
    "speaker_person": pl.String,
    "speaker_organization": pl.String,
}
MARKED = ("left", "right", "opened", "ended")
SPOKEN = (
    *("page_id", "line_no", "line", "text", "char_start", "char_end", "surface", "is_direct"),
    *("cue", "has_cue", "segment", "segment_end", "rank"),
)


def read_quotes(lines: pl.DataFrame, people: pl.DataFrame, organizations: pl.DataFrame) -> pl.DataFrame:
    """Return one row per quote of a line: what is said, by what cue, the words that name the speaker, and who it is."""
    told = numbered(lines.select("page_id", "line_no", "role", "text").filter(pl.col("role").is_in(STORY)))
    named_people = placed(people.filter(pl.col("role") == "subject"), told)
    spoken = pl.concat(
        [direct_quotes(told).select(*SPOKEN, *MARKED), indirect_quotes(told).select(SPOKEN)], how="diagonal"
    )
    named = with_named(spoken, named_people, placed(organizations, told))
    quotes = with_resolved(in_order(named), named_people).filter(pl.col("kind").is_not_null() | pl.col("has_cue"))
    said = turns(told, posts_of(named_people)).with_columns(cue=pl.lit(None, pl.String))
    rows = pl.concat([quotes.select(SCHEMA.keys()), said.select(SCHEMA.keys())], how="vertical_relaxed")
    # What is quoted at the very start of an answer is the answer's own row.
    apart = rows.unique(["page_id", "line_no", "char_start"], keep="first", maintain_order=True)
    return apart.select(pl.col(name).cast(dtype) for name, dtype in SCHEMA.items())
