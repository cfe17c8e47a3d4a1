"""Characters that an earlier tool left wrong in Simplified text: 羣 for 群, 后勁 for 后劲, 蕞 for 最.

A leftover is certain where it makes a common pair with the character beside it; a name may mean the form it writes, so
the 鑑 of a person and the 濛 of a river stay.
"""

from functools import cache

import polars as pl

from pipelines.reference import table
from pipelines.restore.opencc_dictionaries import in_gb2312, simplified_forms

# How often two characters must stand side by side in the news counted to be a word or a phrase.
COMMON_PAIR = 12


def right_strays(lines: pl.DataFrame) -> pl.DataFrame:
    """Put right the leftovers in `text` of Simplified lines; stray_character counts them."""
    wrong, meant = list(_pairs()), list(_pairs().values())
    # A pair that was put right may be the neighbour that the next one needs.
    right = pl.col("text").str.replace_many(wrong, meant).str.replace_many(wrong, meant)
    lines = lines.with_columns(right=right)
    strays = pl.col("text").str.count_matches(stray_signs()) - pl.col("right").str.count_matches(stray_signs())
    return lines.with_columns(text="right", stray_character=strays.cast(pl.Int32)).drop("right")


@cache
def stray_characters() -> dict[str, str]:
    """Map each character that a leftover may be to the Simplified one it would stand for."""
    leftovers = {key: value for key, value in simplified_forms().items() if not in_gb2312(key) and in_gb2312(value)}
    swapped = table("swapped_characters")
    return leftovers | dict(swapped.select("swapped", "original").iter_rows())


@cache
def stray_signs() -> str:
    """Return the character class of Traditional-only characters and swapped ones."""
    return "[" + "".join(sorted({*simplified_forms(), *stray_characters()})) + "]"


@cache
def _pairs() -> dict[str, str]:
    """Map each common pair written with leftovers to the pair it stands for."""
    common = table("character_ngrams").filter(
        pl.col("ngram").str.contains(r"^\p{Han}{2}$"), pl.col("count").cast(pl.Int64) >= COMMON_PAIR
    )["ngram"]
    written: dict[str, list[str]] = {}
    for stray, meant in stray_characters().items():
        written.setdefault(meant, []).append(stray)
    pairs = {}
    for first, second in common:
        for wrong in written.get(first, ()):
            pairs[wrong + second] = first + second
        for wrong in written.get(second, ()):
            pairs[first + wrong] = first + second
    return pairs
