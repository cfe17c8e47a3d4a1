"""Which script a page is in, and Traditional to Simplified with OpenCC's dictionaries run through Polars.

Source: the t2s dictionaries that opencc-python-reimplemented ships (Apache-2.0). They map every key to a value of
the same length, so no offset moves.
"""

from functools import cache

import opencc
import polars as pl

from pipelines.reference import words
from pipelines.restore.opencc_dictionaries import (
    dictionary,
    regional_forms,
    simplified_forms,
    traditional_characters,
)

# The scripts that are put into Simplified.
FOREIGN = ("traditional", "mixed")
# Shares of Traditional-only characters among Han characters, measured on pages of known script.
TRADITIONAL_SHARE = 0.12
SIMPLIFIED_SHARE = 0.02
# Traditional text writes the particle 着 as the word.
WORD_ZHU = "著"
NOT_HAN = r"\P{Han}"
# A page with less Han than this is in another language, or no prose.
LEAST_HAN = 10
LEAST_HAN_SHARE = 0.05


def scripts(documents: pl.DataFrame) -> pl.DataFrame:
    """Return page_id and script: 'simplified', 'traditional', 'mixed', or 'other' where there is hardly any Han."""
    pages = _with_own_script(documents.select("page_id", text=pl.col("raw_text").fill_null("")))
    is_other = (pl.col("han") < LEAST_HAN) | (pl.col("han") < LEAST_HAN_SHARE * pl.col("text").str.len_chars())
    return pages.select("page_id", script=pl.when(is_other).then(pl.lit("other")).otherwise("own_script"))


def line_scripts(lines: pl.DataFrame) -> pl.DataFrame:
    """Add line_script to `lines` (script, text): a line's own script, or its page's where it holds too little Han.

    Adds traditional too, the number of characters that only Traditional text holds.
    """
    own = pl.when(pl.col("han") >= LEAST_HAN).then("own_script").otherwise("script")
    return _with_own_script(lines).with_columns(line_script=own).drop("han", "own_script")


def _with_own_script(texts: pl.DataFrame) -> pl.DataFrame:
    """Add han, the number of Han characters of `text`, and own_script, by what only one script holds."""
    text = pl.col("text")
    # Counted by what is not Han, which in news is far less.
    han = text.str.len_chars() - text.str.count_matches(NOT_HAN)
    texts = texts.with_columns(han=han, traditional=text.str.count_matches(traditional_only()))
    texts = texts.with_row_index("place").with_columns(share=pl.col("traditional") / pl.col("han"))
    foreign = texts.filter(pl.col("share") > SIMPLIFIED_SHARE).select(
        "place",
        own_script=pl.when(
            pl.col("share") >= TRADITIONAL_SHARE,
            pl.col("traditional") > text.str.count_matches(simplified_only()),
        )
        .then(pl.lit("traditional"))
        .otherwise(pl.lit("mixed")),
    )
    return (
        texts.join(foreign, on="place", how="left", maintain_order="left")
        .with_columns(pl.col("own_script").fill_null("simplified"))
        .drop("place", "share")
    )


def to_simplified(text: pl.Series) -> pl.Series:
    """Convert Traditional text exactly as the package does, then what it leaves.

    That is the forms of Hong Kong and Taiwan, as 衞, and the particle 着 written 著, outside the words that keep it.
    """
    keys, values = _keys_and_values()
    converted = text.str.replace_many(keys, values, leftmost=True)
    doubtful = text.str.contains(_overlaps())
    if doubtful.any():
        # The package segments by longest match, not from the left; it settles the few rows where the two differ.
        package = opencc.OpenCC("t2s")
        settled = [package.convert(row) for row in text.filter(doubtful)]
        converted = converted.scatter(doubtful.arg_true(), settled)
    left = converted.str.contains(f"[{WORD_ZHU}{''.join(regional_forms())}]")
    return converted.scatter(left.arg_true(), _without_leftovers(converted.filter(left)))


def _without_leftovers(text: pl.Series) -> pl.Series:
    kept = {word: word for word in words("zhu_words", "word")} | {WORD_ZHU: "着"} | regional_forms()
    return text.str.replace_many(list(kept), list(kept.values()), leftmost=True)


@cache
def _keys_and_values() -> tuple[list[str], list[str]]:
    entries = dictionary("t2s")
    keys = sorted(entries, key=len, reverse=True)
    return keys, [entries[key][0] for key in keys]


@cache
def _overlaps() -> str:
    """Return a pattern of the strings on which leftmost and longest matching differ: one key's end begins a longer."""
    phrases = [key for key in dictionary("t2s") if len(key) > 1]
    overlaps = {
        short + long[shared:]
        for short in phrases
        for long in phrases
        for shared in range(1, len(short))
        if len(long) > len(short) and short.endswith(long[:shared])
    }
    return "|".join(sorted(overlaps))


@cache
def traditional_only() -> str:
    """Return a character class of the characters that only Traditional text holds: t2s changes them."""
    return "[" + "".join(sorted(simplified_forms())) + "]"


@cache
def simplified_only() -> str:
    """Return a character class of the characters that only Simplified text holds: standard Traditional has another."""
    changed = {key for key, values in dictionary("s2t").items() if len(key) == 1 and key not in values}
    return "[" + "".join(sorted(changed - traditional_characters())) + "]"
