"""Pages as they are captured: some in Traditional script, some from mirror sites, each with a table of its own."""

from collections.abc import Sequence
from functools import cache

import polars as pl

from bench.damage import Table, gloss_table, publish
from bench.synthetic.editions import SITES
from pipelines.restore.opencc_dictionaries import dictionary


def captured(texts: Sequence[str], is_traditional: Sequence[bool], glossed: Sequence[float | None]) -> list[str]:
    """Return the texts in order, each in its script, garbled by the site that glosses this share of its characters.

    Their lines keep their numbers.
    """
    pages = pl.Series(texts, dtype=pl.String)
    numbers = pl.Series([number for number, is_one in enumerate(is_traditional) if is_one], dtype=pl.UInt32)
    published = list(texts)
    for number, text in zip(numbers, _traditional(pages.gather(numbers)), strict=True):
        share = glossed[number]
        published[number] = text if share is None else publish(text, _table(share))
    return published


def _traditional(texts: pl.Series) -> pl.Series:
    """Put Simplified texts into Traditional script: OpenCC's table, its longest words first, many texts at once."""
    if texts.is_empty():
        return texts
    forms = dictionary("s2t")
    words = _longest_first()
    return texts.str.replace_many(words, [forms[word][0] for word in words], leftmost=True)


@cache
def _longest_first() -> list[str]:
    return sorted(dictionary("s2t"), key=len, reverse=True)


@cache
def _table(share: float) -> Table:
    return gloss_table(SITES.index(share), share)
