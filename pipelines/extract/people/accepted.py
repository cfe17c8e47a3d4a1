"""Which of the possible names are people: those that weigh enough for what speaks for them, and name nothing else."""

from functools import cache

import polars as pl

from pipelines.extract.places.names import place_names
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
    likely = read.filter(pl.col("score") >= pl.max_horizontal(least, joined))
    others = _other_names()
    within_other = pl.any_horizontal(
        (pl.col("length") <= length) & pl.col("ahead").str.head(length).is_in(others[length])
        for length in range(2, LONGEST_OTHER)
    )
    # No name goes on from a country's (阿联酋阿布扎比王储).
    of_country = (pl.col("length") > COUNTRY + 1) & pl.col("name").str.head(COUNTRY).is_in(others[COUNTRY])
    # A journey or a game is named by its place (武进行); so is nobody.
    of_place = pl.col("name").str.contains("^..[行站赛]$") & pl.col("name").str.head(2).is_in(others[2])
    end = pl.col("char_start") + pl.col("length")
    return (
        likely.filter(~within_other, ~of_country, ~of_place)
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
def _other_names() -> dict[int, pl.Series]:
    """Return, by length, what looks like a name and is a place or another word; a person called so is missed."""
    every = {*place_names(), *words("page_not_names", "word"), *words("person_not_names", "word")}
    return by_length(sorted(every))


def by_length(every: list[str]) -> dict[int, pl.Series]:
    """Return the words of each length, for what asks which of them a text opens with: quicker than all of them."""
    longest = max(len(word) for word in every)
    parted = {length: [word for word in every if len(word) == length] for length in range(1, longest + 1)}
    return {length: pl.Series(words_of, dtype=pl.String).implode() for length, words_of in parted.items()}
