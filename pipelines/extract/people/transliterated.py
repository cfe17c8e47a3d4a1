"""Foreign names and those of minorities, in characters chosen by their sound: how far they reach, and their weight."""

from functools import cache

import polars as pl

from pipelines.extract.lookup import by_length, is_listed, weight_of
from pipelines.extract.matches import first_match
from pipelines.extract.people.endings import followers
from pipelines.extract.people.likeness import weights
from pipelines.pages.vocabulary import HAN, alternation
from pipelines.plans import run
from pipelines.reference import table, words

# The least weight and count of the two characters that a foreign name opens with, and the weight of the first alone.
OPENS, SEEN, STRONG = 0.2, 3, 1.5
# A character that weighs less than this writes no sound, and weighs so much less still; but some rare ones do.
UNSOUND, BREAKS, RARE_SOUND = -1.0, -2.0, -0.5
# What a joint (·) weighs; hardly anything but a name holds one.
JOINT = 9.0
JOINTS = "·•-"
# What a part of a minority's name weighs by itself.
PART = 5.0
# A name this long tells itself by its characters; a shorter one needs an office that foreigners hold.
TELLING = 4
SHORTEST, LONGEST = 2, 18


@cache
def sounds(least: float = OPENS) -> str:
    """Return the class of characters that foreign names are written with: at least so telling."""
    known = weights()["foreign"]
    seen = table("name_characters").filter(pl.col("foreign").cast(pl.Int32) >= SEEN)["character"]
    return f"[{''.join(sorted(character for character in seen if known[character] > least))}]"


@cache
def opening() -> str:
    """Return the pattern of text that opens with what may be such a name."""
    parts = alternation(words("minority_name_parts", "part", stands="any"))
    return rf"^(?:{sounds(STRONG)}{HAN}|{sounds()}{{2}}|{HAN}{{1,6}}[·•]{HAN}|{parts})"


@cache
def part() -> str:
    """Return the pattern of a part that names of minorities are put together from."""
    return alternation(words("minority_name_parts", "part"))


def transliterated(text: pl.LazyFrame) -> pl.LazyFrame:
    """Return the names that `ahead` may open with: row, ahead, written, and weight, without what stands behind.

    `text` has a column row that tells its rows apart, and may_be_foreign.
    """
    some = run(text.filter(pl.col("ahead").str.contains(opening())))
    composed = some.filter(_opens_with_part())
    # Few texts hold such a name, and where none does its expressions need not be compiled.
    read = [_sounded(some.lazy())] if composed.is_empty() else [_sounded(some.lazy()), _composed(composed.lazy())]
    return pl.concat(read)


@cache
def _opens_with_part() -> pl.Expr:
    parts = by_length(words("minority_name_parts", "part", stands="any"))
    return pl.any_horizontal(is_listed(pl.col("ahead").str.head(length), known) for length, known in parts.items())


def _sounded(some: pl.LazyFrame) -> pl.LazyFrame:
    """Weigh every length of the name by its characters."""
    # A column first: a window reads what is not one for each row by itself.
    weighed = (
        _spread(some)
        .with_columns(weight=_sound())
        .with_columns(weight=pl.col("weight").cum_sum().over("row"), length=pl.int_range(pl.len()).over("row") + 1)
    )
    ended = weighed.filter(
        pl.col("length") >= SHORTEST,
        pl.col("may_be_foreign") | (pl.col("length") >= TELLING),
        ~pl.col("character").is_in([*JOINTS]),
    )
    return ended.select("row", "ahead", pl.col("run").str.head(pl.col("length")).alias("written"), "weight")


def _spread(some: pl.LazyFrame) -> pl.LazyFrame:
    """Return one row per character that the name may hold."""
    run = first_match(pl.col("ahead"), rf"^{HAN}(?:{HAN}|[{JOINTS}]{HAN})+")
    whole = some.with_columns(run=run.str.head(LONGEST).str.replace("和[^·].*", ""))
    # No name runs over a word that may follow it or that leads to the next person.
    beyond = pl.col("run").str.find_many(_beyond(), leftmost=True).list.first()
    cut = pl.col("run").cast(pl.Binary).bin.slice(0, pl.col("beyond")).cast(pl.String)
    reached = whole.with_columns(beyond=beyond).with_columns(run=pl.coalesce(cut, "run")).filter(pl.col("run") != "")
    return reached.with_columns(character=pl.col("run").str.split("")).explode("character")


@cache
def _beyond() -> pl.Expr:
    known, rare = weights()["foreign"], words("rare_sounds", "character")
    long = {word for word in (*followers(), *words("person_posts", "word")) if len(word) > 1}
    unsound = {word for word in followers() if known.get(word, 0.0) < 0 and word not in rare}
    return pl.lit(pl.Series(sorted(long | unsound)).implode())


@cache
def _sound() -> pl.Expr:
    """Return what a character weighs within a foreign name: one that writes no sound breaks it."""
    known = weights()["foreign"]
    broken = {character: weight + BREAKS for character, weight in known.items() if weight < UNSOUND}
    rare = {character: max(known.get(character, 0.0), RARE_SOUND) for character in words("rare_sounds", "character")}
    every = known | broken | rare | dict.fromkeys(JOINTS, JOINT)
    return weight_of(pl.col("character"), every).fill_null(0.0)


def _composed(some: pl.LazyFrame) -> pl.LazyFrame:
    """Weigh names put together from the parts that names of minorities are made of."""
    first = alternation(words("minority_name_parts", "part", stands="any"))
    whole = first_match(pl.col("ahead"), rf"^{first}{part()}{{0,2}}(?:[·•]{part()}{{1,3}})?")
    named = some.with_columns(written=whole).drop_nulls("written")
    parts = pl.col("written").str.count_matches(part())
    return named.select("row", "ahead", "written", weight=PART * parts)
