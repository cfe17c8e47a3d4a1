"""Where a name ends: of a surname and what stands behind it, the reading that looks most like a name, and how much."""

from functools import cache

import polars as pl

from pipelines.extract.people.likeness import foreign_likeness, likeness, transliterating
from pipelines.pages.vocabulary import HAN, HANS, alternation
from pipelines.reference import table, words

AHEAD = pl.col("ahead")
# What each piece of evidence weighs: logarithms of likelihood ratios, rounded.
CLOSED, FOLLOWED, UNFOLLOWED = 4.0, 3.0, -2.0
EVERYDAY_WORD = 0.8
DOUBTFUL_SURNAME = -2.5
# A name whose parts a · or a blank joins is hardly anything else.
JOINED = 9.0
IMPOSSIBLE = -99.0
CLOSING = rf"(?:[^{HANS}·]|$)"
# A foreign name this long is told from other text by its characters.
TELLING = 4
READINGS = ("joined", "foreign", "long", "short")


@cache
def surname() -> str:
    """Return the pattern of a surname, compound ones first."""
    every = words("page_surnames", "surname")
    single = "".join(name for name in every if len(name) == 1)
    return rf"(?:{alternation([name for name in every if len(name) > 1])}|[{single}])"


@cache
def name_start() -> str:
    """Return the pattern of text that opens with what may be a name; quick, for a first choice."""
    return rf"^(?:{surname()}\s{{0,2}}{HAN}|{HAN}{{1,7}}·{HAN}|{transliterating()}{{2}})"


@cache
def follower() -> str:
    """Return the pattern of a word that may stand behind a name."""
    return alternation(words("person_followers", "word"))


def with_readings(found: pl.DataFrame) -> pl.DataFrame:
    """Add to each row what its `ahead` opens with: name (unpadded), length (as written), reading and score.

    Where no reading is possible the name is null.
    """
    scored = _with_names(found).with_columns(
        joined_score=pl.when(pl.col("joined").is_not_null()).then(JOINED),
        foreign_score=_foreign_score(),
        long_score=_long_score(),
        short_score=_short_score(),
    )
    best = pl.max_horizontal([f"{reading}_score" for reading in READINGS])
    chosen = pl.coalesce(pl.when(pl.col(f"{reading}_score") == best).then(pl.lit(reading)) for reading in READINGS)
    written = pl.coalesce(pl.when(pl.col("reading") == reading).then(reading) for reading in READINGS)
    return (
        scored.with_columns(score=best, reading=chosen)
        .with_columns(written=written)
        .with_columns(name=pl.col("written").str.replace_all(r"\s", ""), length=pl.col("written").str.len_chars())
        .drop(*READINGS, *[f"{reading}_score" for reading in READINGS], "surname", "given", "written")
    )


def _with_names(found: pl.DataFrame) -> pl.DataFrame:
    """Add the possible readings as written, null where there is none."""
    padded = rf"^({surname()}\s{{1,2}}{HAN}){CLOSING}"
    dotted = rf"^({HAN}{{1,7}}(?:·{HAN}{{1,9}}?){{1,3}})(?:{follower()}|{CLOSING})"
    foreign = rf"^({transliterating()}{{2,8}}?)(?:{follower()}|{CLOSING})"
    cut = found.with_columns(
        joined=pl.coalesce(AHEAD.str.extract(dotted), AHEAD.str.extract(padded)),
        foreign=pl.coalesce(AHEAD.str.extract(foreign), AHEAD.str.extract(rf"^({transliterating()}{{2,8}})")),
        surname=AHEAD.str.extract(rf"^({surname()}){HAN}"),
    )
    rest = AHEAD.str.slice(pl.col("surname").str.len_chars())
    return cut.with_columns(given=rest.str.extract(rf"^({HAN}{{1,2}})")).with_columns(
        short=pl.col("surname") + pl.col("given").str.head(1),
        long=pl.when(pl.col("given").str.len_chars() > 1).then(pl.col("surname") + pl.col("given")),
    )


def _foreign_score() -> pl.Expr:
    """Score a transliterated name; only an office that foreigners hold as well makes one of a few characters likely."""
    name = pl.col("foreign")
    may_be = pl.col("may_be_foreign") | (name.str.len_chars() >= TELLING)
    return pl.when(may_be).then(foreign_likeness(name) + _behind(name))


def _short_score() -> pl.Expr:
    return _surname_score() + likeness("only", pl.col("given").str.head(1)) + _behind(pl.col("short"))


def _long_score() -> pl.Expr:
    given = pl.col("given")
    own = likeness("first", given.str.head(1)) + likeness("second", given.str.slice(1))
    return _surname_score() + own + _behind(pl.col("long")) - _everyday(pl.col("long"))


def _surname_score() -> pl.Expr:
    doubt = (
        pl.when(pl.col("surname").is_in(words("doubtful_surnames", "surname"))).then(DOUBTFUL_SURNAME).otherwise(0.0)
    )
    return likeness("surname", pl.col("surname")) + doubt - _everyday(pl.col("short"))


def _behind(name: pl.Expr) -> pl.Expr:
    """Weigh what stands behind the name."""
    text = AHEAD.str.slice(name.str.len_chars())
    return (
        pl.when(text.str.contains(rf"^{CLOSING}"))
        .then(CLOSED)
        .when(text.str.contains(rf"^{follower()}"))
        .then(FOLLOWED)
        .otherwise(UNFOLLOWED)
    )


def _everyday(name: pl.Expr) -> pl.Expr:
    """Return what it weighs against a name that it is a word as well."""
    return name.replace_strict(_words(), default=0.0, return_dtype=pl.Float64)


@cache
def _words() -> dict[str, float]:
    weighed = table("surname_words").with_columns(EVERYDAY_WORD * pl.col("count").cast(pl.Float64).log1p())
    return dict(weighed.select("word", "count").iter_rows())
