"""How likely a character is after the two before it, in news: the judge between ways to restore a run.

Trigrams with absolute discounting (Ney, Essen and Kneser 1994), interpolated, over Simplified text; digits count as 0,
Latin letters as a. Source of the counts: seeds/reference/character_ngrams.csv.
"""

from collections.abc import Iterable
from functools import cache

import polars as pl

from pipelines.reference import table
from pipelines.restore.opencc_dictionaries import simplified_forms

# Stands for either end of a line.
LINE_END = "¶"
# How often two characters must stand side by side in the news counted to be a word or a phrase.
COMMON_PAIR = 12
# A character that no text held is rarer than any that was seen once.
UNSEEN = -18.0
# Absolute discounting: what is taken from each count for the n-grams that were not seen.
DISCOUNT = 0.8
# What was seen behind a context that was not met.
NOTHING: dict[str, float] = {}


class LanguageModel:
    """Natural logarithms of P(character | the two before it)."""

    def __init__(self, counts: pl.DataFrame) -> None:
        """Read counts (ngram, count) of one, two and three characters; rare ones may be missing."""
        by_length = counts.with_columns(length=pl.col("ngram").str.len_chars()).partition_by("length", as_dict=True)
        single, double, triple = (by_length[(length,)].drop("length") for length in (1, 2, 3))
        single = single.with_columns(probability=pl.col("count") / pl.col("count").sum())
        double, backoff = _interpolated(double, single)
        triple, deep_backoff = _interpolated(triple, double)
        self._single = dict(single.select("ngram", pl.col("probability").log()).iter_rows())
        self._seen = _by_context(double) | _by_context(triple)
        self._backoff = backoff | deep_backoff

    def knows(self, character: str) -> bool:
        """Tell whether any text counted holds the character."""
        return character in self._single

    def log_probability(self, context: str, character: str) -> float:
        """Return ln P(character | context); `context` holds the two characters before it, as `symbol` writes them."""
        seen = self._seen.get(context, NOTHING).get(character)
        return self._log_probability_of_unseen(context, character) if seen is None else seen

    def log_probabilities(self, context: str, characters: Iterable[str]) -> list[float]:
        """Return ln P(character | context) of each character."""
        last = context[-1]
        shorter, shortest = self._backoff.get(context, 0.0), self._backoff.get(last, 0.0)
        here, behind_last, single = self._seen.get(context, NOTHING), self._seen.get(last, NOTHING), self._single
        # A plain loop: restoring a run asks this of every character that a lost byte may have been part of.
        return [
            here[character]
            if character in here
            else behind_last[character] + shorter
            if character in behind_last
            else shortest + single.get(character, UNSEEN) + shorter
            for character in characters
        ]

    def _log_probability_of_unseen(self, context: str, character: str) -> float:
        last = context[-1]
        seen = self._seen.get(last, NOTHING).get(character)
        if seen is None:
            seen = self._backoff.get(last, 0.0) + self._single.get(character, UNSEEN)
        return seen + self._backoff.get(context, 0.0)


def _interpolated(ngrams: pl.DataFrame, shorter: pl.DataFrame) -> tuple[pl.DataFrame, dict[str, float]]:
    """Return the n-grams with their probability, and the logarithm of what each context keeps for all others."""
    last = pl.col("ngram").str.tail(1)
    context = pl.col("ngram").str.head(-1)
    discounted = (
        ngrams.with_columns(context=context, shortened=context.str.tail(-1) + last)
        .join(shorter.select(context="ngram", total="count"), on="context", how="left")
        .join(shorter.select(shortened="ngram", tail="probability"), on="shortened", how="left")
        .with_columns(
            share=(pl.col("count") - DISCOUNT) / pl.max_horizontal("total", pl.col("count").sum().over("context"))
        )
        .with_columns(kept=1 - pl.col("share").sum().over("context"))
    )
    interpolated = discounted.with_columns(probability=pl.col("share") + pl.col("kept") * pl.col("tail").fill_null(0.0))
    contexts = discounted.group_by("context").agg(pl.col("kept").first().log())
    return interpolated, dict(contexts.iter_rows())


def _by_context(ngrams: pl.DataFrame) -> dict[str, dict[str, float]]:
    """Map each context to the characters seen behind it, with the logarithms of their probabilities."""
    found: dict[str, dict[str, float]] = {}
    for context, character, probability in ngrams.select(
        "context", pl.col("ngram").str.tail(1), pl.col("probability").log()
    ).iter_rows():
        found.setdefault(context, {})[character] = probability
    return found


@cache
def ngrams() -> pl.DataFrame:
    """Return the characters, pairs and triples that news was seen to hold: ngram, count."""
    return table("character_ngrams").cast({"count": pl.Int64})


@cache
def counted() -> dict[str, int]:
    """Map each Han character and pair of them to how often news was seen to hold it."""
    return dict(ngrams().filter(pl.col("ngram").str.contains(r"^\p{Han}{1,2}$")).iter_rows())


@cache
def news_model() -> LanguageModel:
    """Load the model of Chinese news; only a line with a fault needs it."""
    return LanguageModel(ngrams())


@cache
def symbol(character: str) -> str:
    """Return what the model knows a character by: Simplified, one width, any digit 0, any Latin letter a."""
    if "\uff01" <= character <= "\uff5e":
        character = chr(ord(character) - 0xFEE0)
    if character.isascii():
        return "0" if character.isdigit() else "a" if character.isalpha() else character
    return " " if character == "\u3000" else simplified_forms().get(character, character)
