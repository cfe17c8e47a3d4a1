"""Characters that an earlier tool left wrong in Simplified text: 羣 for 群, 后勁 for 后劲, 蕞 for 最.

A leftover is certain where it makes a common pair with the character beside it; a name may mean the form it writes, so
the 鑑 of a person and the 濛 of a river stay.
"""

from functools import cache

import polars as pl

from pipelines.reference import table
from pipelines.restore.language_model import COMMON_PAIR, ngrams
from pipelines.restore.opencc_dictionaries import in_gb2312, simplified_forms


def right_strays(lines: pl.DataFrame) -> pl.DataFrame:
    """Put right the leftovers in `text` of Simplified lines; stray_character counts them."""
    present = lines["text"].str.extract_all(stray_signs()).explode().unique()
    pairs = _pairs().filter(pl.col("stray").is_in(present.implode()))
    if pairs.is_empty():
        return lines
    wrong, meant = pairs["wrong"].to_list(), pairs["meant"].to_list()
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
def _pairs() -> pl.DataFrame:
    """Return one row per common pair written with a leftover: stray, wrong (as written) and meant."""
    common = ngrams().filter(pl.col("ngram").str.contains(r"^\p{Han}{2}$"), pl.col("count") >= COMMON_PAIR)
    strays = pl.DataFrame(list(stray_characters().items()), schema=["stray", "original"], orient="row")
    pairs = common.select(meant="ngram", first=pl.col("ngram").str.head(1), second=pl.col("ngram").str.tail(1))
    in_front = pairs.join(strays, left_on="first", right_on="original")
    behind = pairs.join(strays, left_on="second", right_on="original")
    return pl.concat(
        [
            in_front.select("stray", wrong=pl.col("stray") + pl.col("second"), meant="meant"),
            behind.select("stray", wrong=pl.col("first") + pl.col("stray"), meant="meant"),
        ]
    )
