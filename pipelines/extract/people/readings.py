"""Where a name ends: of a surname and what stands behind it, the reading that looks most like a name, and how much."""

from functools import cache

import polars as pl

from pipelines.extract.people.endings import CLOSING, behind
from pipelines.extract.people.likeness import cohesions, everyday, likeness
from pipelines.extract.people.transliterated import opening, with_transliterated
from pipelines.pages.vocabulary import HAN, alternation
from pipelines.reference import words

AHEAD = pl.col("ahead")
# A surname and a given name padded to the width of three characters are hardly anything else.
PADDED = 9.0
# Most names with a surname of one character have two more: what a name weighs by its length.
LONG, SHORT = 0.3, -0.5
# What it weighs that the characters behind a shorter name belong together.
COHERES = 0.6
READINGS = ("padded", "foreign", "long", "short")


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
    scored = _cut(with_transliterated(found.with_row_index("row"))).with_columns(
        padded_score=pl.when(pl.col("padded").is_not_null()).then(PADDED),
        long_score=_long_score(),
        short_score=_short_score(),
    )
    best = pl.max_horizontal([f"{reading}_score" for reading in READINGS])
    written = pl.coalesce(pl.when(pl.col(f"{reading}_score") == best).then(reading) for reading in READINGS)
    return (
        scored.with_columns(score=best, written=written)
        .drop_nulls("written")
        .with_columns(name=pl.col("written").str.replace_all(r"\s", ""), length=pl.col("written").str.len_chars())
        .drop(
            *READINGS,
            *[f"{reading}_score" for reading in READINGS],
            "surname",
            "given",
            "written",
            "row",
            "pair",
            "cohesion",
        )
    )


def _cut(found: pl.DataFrame) -> pl.DataFrame:
    """Add the readings of a surname with a given name as written, null where there is none."""
    cut = found.with_columns(
        padded=AHEAD.str.extract(rf"^({surname()}\s{{1,2}}{HAN}){CLOSING}"),
        surname=AHEAD.str.extract(rf"^({surname()}){HAN}"),
    )
    rest = AHEAD.str.slice(pl.col("surname").str.len_chars())
    pair = rest.str.slice(1, 2)
    joined = cut.with_columns(given=rest.str.extract(rf"^({HAN}{{1,2}})"), pair=pair).join(
        cohesions(), on="pair", how="left", maintain_order="left"
    )
    return joined.with_columns(
        short=pl.col("surname") + pl.col("given").str.head(1),
        long=pl.when(pl.col("given").str.len_chars() > 1).then(pl.col("surname") + pl.col("given")),
    )


def _short_score() -> pl.Expr:
    return (
        SHORT
        + COHERES * pl.col("cohesion").fill_null(0.0)
        + _surname_score()
        + likeness("only", pl.col("given").str.head(1))
        + _behind("short")
    )


def _long_score() -> pl.Expr:
    given = pl.col("given")
    own = likeness("first", given.str.head(1)) + likeness("second", given.str.slice(1))
    return LONG + _surname_score() + own + _behind("long") - everyday(pl.col("long"))


def _surname_score() -> pl.Expr:
    return likeness("surname", pl.col("surname")) - everyday(pl.col("short"))


def _behind(name: str) -> pl.Expr:
    return behind(AHEAD.str.slice(pl.col(name).str.len_chars()))
