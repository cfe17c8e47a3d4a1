"""Speakers whom the page's list of people does not hold: a name behind a title (预报员李明), or 王女士."""

from functools import cache

import polars as pl

from pipelines.extract.quotes.vocabulary import speaker
from pipelines.pages.vocabulary import HAN, alternation, person
from pipelines.reference import words

# The last characters of titles; a name may follow them.
TITLE = "[长监员师授家裁官者席任记理生工手]"


def unlisted() -> pl.Expr:
    """Return the name at the end of the piece before the cue; failing that, the 王女士 of the segment."""
    named = pl.col("piece").str.extract(rf"{TITLE}({person()})$")
    foreign = pl.col("piece").str.extract(rf"{speaker('office')}({HAN}{{2,6}})$")
    addressed = pl.col("piece").str.extract(rf"({_addressed()})$")
    subject = pl.col("segment").str.extract(rf"({_addressed()})")
    return pl.coalesce(pl.when("has_cue").then(pl.coalesce(named, foreign, addressed)), subject)


@cache
def _addressed() -> str:
    return rf"{alternation(words('page_surnames', 'surname'))}{speaker('address')}"
