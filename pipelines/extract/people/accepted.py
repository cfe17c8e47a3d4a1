"""Which of the possible names are people: those that weigh enough for what speaks for them, and name nothing else."""

from functools import cache

import polars as pl

from pipelines.extract.lookup import by_length, is_listed
from pipelines.extract.places.names import place_names
from pipelines.plans import run
from pipelines.reference import words

# What a candidate must score, by what speaks for it beside its characters.
LEAST = {
    "office": 1.0,
    "rank": 1.0,
    "honour": 1.0,
    "reporter": 3.0,
    "person": 3.0,
    "appointing": 2.0,
    "naming": 6.0,
    "verb": 6.0,
    "suffix": 5.0,
    "titled": 4.5,
    "foreign": 9.0,
    "opening": 4.0,
    "author": 4.0,
    "photo": 4.0,
    "editor": 4.0,
    "listed": 2.0,
    "bare": 9.0,
}
# The surname 和 is far more often the word that joins two people.
LEAST_JOINED = 4.5
# The longest of the names that belong to something else.
LONGEST_OTHER = 8
# The least length of a country's name that tells itself at the head of a longer word.
COUNTRY = 3
COLUMNS = ("line", "char_start", "char_end", "person_name", "cue_kind")


def accepted(read: pl.DataFrame) -> pl.DataFrame:
    """Return the readings that weigh enough for their kind of cue, and are not what something else is called."""
    least = pl.col("cue_kind").replace_strict(LEAST, return_dtype=pl.Float64)
    joined = pl.when(pl.col("name").str.starts_with("和")).then(LEAST_JOINED).otherwise(0.0)
    likely = read.lazy().filter(pl.col("score") >= pl.max_horizontal(least, joined))
    end = pl.col("char_start") + pl.col("length")
    return run(
        likely.filter(~_is_other())
        .select(
            "line",
            pl.col("char_start").cast(pl.Int32),
            end.cast(pl.Int32).alias("char_end"),
            "cue_kind",
            person_name="name",
        )
        .select(COLUMNS)
    )


@cache
def _is_other() -> pl.Expr:
    """Tell what looks like a name and is a place or another word; a person called so is missed."""
    others = by_length([*place_names(), *words("page_not_names", "word"), *words("person_not_names", "word")])
    within_other = pl.any_horizontal(
        (pl.col("length") <= length) & is_listed(pl.col("ahead").str.head(length), others[length])
        for length in range(2, LONGEST_OTHER)
    )
    # No name goes on from a country's (阿联酋阿布扎比王储).
    country = is_listed(pl.col("name").str.head(COUNTRY), others[COUNTRY])
    # A journey or a game is named by its place (武进行); so is nobody.
    of_place = pl.col("name").str.contains("^..[行站赛]$") & is_listed(pl.col("name").str.head(2), others[2])
    return within_other | ((pl.col("length") > COUNTRY + 1) & country) | of_place
