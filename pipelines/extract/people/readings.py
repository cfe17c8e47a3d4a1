"""Where a name ends: of a surname and what stands behind it, the reading that looks most like a name, and how much."""

from functools import cache

import polars as pl

from pipelines.extract.matches import first_match
from pipelines.extract.people.endings import CLOSING, SAID, behind
from pipelines.extract.people.likeness import cohesion, everyday, likeness
from pipelines.extract.people.transliterated import opening, transliterated
from pipelines.pages.vocabulary import HAN, alternation
from pipelines.plans import run
from pipelines.reference import words

AHEAD = pl.col("ahead")
# A surname and a given name padded to the width of three characters are hardly anything else.
PADDED = 9.0
# Most names with a surname of one character have two more: what a name weighs by its length.
LONG, SHORT = 0.3, -0.5
# What it weighs that the characters behind a shorter name belong together.
COHERES = 0.6
# No cue is satisfied with less, whatever stands behind the name.
LEAST_OF_ALL = 1.0


@cache
def surname() -> str:
    """Return the pattern of a surname, compound ones first."""
    every = words("page_surnames", "surname")
    single = "".join(name for name in every if len(name) == 1)
    return rf"(?:{alternation([name for name in every if len(name) > 1])}|[{single}])"


@cache
def name_start() -> str:
    """Return the pattern of text that opens with what may be a name; quick, for a first choice."""
    return rf"^{surname()}\s{{0,2}}{HAN}|{opening()}"


def with_readings(found: pl.DataFrame) -> pl.DataFrame:
    """Add to each row what its `ahead` opens with: name (unpadded), length (as written), score; drop the others."""
    numbered = found.lazy().with_row_index("row")
    text = numbered.select("row", "ahead", "may_be_foreign")
    # Of readings that weigh the same the first counts.
    every = pl.concat([_padded(text), transliterated(text), *_own(text)])
    possible = every.filter(pl.col("weight") + SAID >= LEAST_OF_ALL)
    length = pl.col("written").str.len_chars()
    ended = possible.with_columns(length=length, behind=AHEAD.str.slice(length))
    best = (
        ended.select("row", "written", "length", score=pl.col("weight") + behind(pl.col("behind")))
        .sort("score", descending=True, maintain_order=True)
        .unique("row", keep="first", maintain_order=True)
    )
    named = best.select("row", "length", "score", name=pl.col("written").str.replace_all(r"\s", ""))
    return run(numbered.join(named, on="row", maintain_order="left").drop("row"))


def _padded(text: pl.LazyFrame) -> pl.LazyFrame:
    """Return the readings of a surname and one character that a blank parts."""
    blank = text.filter(AHEAD.str.contains(r"^.{1,2}\s"))
    written = AHEAD.str.extract(rf"^({surname()}\s{{1,2}}{HAN}){CLOSING}")
    return _readings(blank.with_columns(written=written, weight=pl.lit(PADDED)).drop_nulls("written"))


def _own(text: pl.LazyFrame) -> list[pl.LazyFrame]:
    """Return the readings of a surname with two characters, and those with one."""
    named = text.with_columns(surname=first_match(AHEAD, rf"^{surname()}{HAN}").str.head(-1)).drop_nulls("surname")
    rest = named.with_columns(rest=AHEAD.str.slice(pl.col("surname").str.len_chars(), 3))
    parts = rest.with_columns(
        given=first_match(pl.col("rest"), rf"^{HAN}{{1,2}}"), first=pl.col("rest").str.head(1)
    ).with_columns(short=pl.col("surname") + pl.col("first"))
    weighed = parts.with_columns(known=likeness("surname", "surname") - everyday("short"))
    return [_long(weighed.filter(pl.col("given").str.len_chars() > 1)), _short(weighed)]


def _long(parts: pl.LazyFrame) -> pl.LazyFrame:
    own = likeness("first", "first") + likeness("second", "second")
    whole = parts.with_columns(written=pl.col("surname") + pl.col("given"), second=pl.col("given").str.slice(1))
    return _readings(whole.with_columns(weight=LONG + pl.col("known") + own - everyday("written")))


def _short(parts: pl.LazyFrame) -> pl.LazyFrame:
    paired = parts.with_columns(pair=pl.col("rest").str.slice(1))
    weight = SHORT + COHERES * cohesion("pair") + pl.col("known") + likeness("only", "first")
    return _readings(paired.with_columns(written="short", weight=weight))


def _readings(read: pl.LazyFrame) -> pl.LazyFrame:
    return read.select("row", "ahead", "written", pl.col("weight").cast(pl.Float64))
