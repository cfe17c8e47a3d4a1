"""Hashes that every machine and every version of every library computes alike: plain arithmetic over UTF-8 bytes.

Polars' own hash holds for one version of Polars only, and what is kept of a page is compared for years. Products and
sums are modulo 2^64, as unsigned 64-bit integers are.
"""

from functools import cache

import polars as pl

WORD = 8
# Texts are read to this many words, 21 Chinese characters; of longer ones the length still counts.
WORDS = 8
# 2^64 divided by the golden ratio, the usual odd multiplier: its multiples stand far from each other.
GOLDEN = 0x9E3779B97F4A7C15
HIGH_HALF = 1 << 32


def with_text_hash(rows: pl.LazyFrame, text: str) -> pl.LazyFrame:
    """Add `hash`, 64 bits of the column `text`. Step by step: in one expression every word would read the text anew."""
    size = WORD * WORDS
    padded = pl.concat_str(text, pl.lit("\0" * size)).cast(pl.Binary).bin.slice(0, size)
    words = padded.bin.reinterpret(dtype=pl.Array(pl.UInt64, WORDS), endianness="little")
    each = (pl.col("hash").arr.get(place) for place in range(WORDS))
    length = pl.col(text).str.len_bytes()
    return (
        rows.with_columns(hash=words).with_columns(hash=weighted_sum(length, *each)).with_columns(mixed(pl.col("hash")))
    )


def weighted_sum(*values: pl.Expr) -> pl.Expr:
    """Sum up values, each times its place's own multiplier."""
    return pl.sum_horizontal(value.cast(pl.UInt64) * multiplier(place) for place, value in enumerate(values))


@cache
def multiplier(number: int) -> pl.Expr:
    """Return an odd 64-bit number of its own for each number from 0."""
    return pl.lit(GOLDEN * (2 * number + 1) % (1 << 64), dtype=pl.UInt64)


def mixed(value: pl.Expr) -> pl.Expr:
    """Bring the high bits, where a product gathers what all the bits below say, into the low ones, and multiply on."""
    return (value ^ (value // HIGH_HALF)) * multiplier(0)


def as_key(value: pl.Expr) -> pl.Expr:
    """Write a hash as the warehouse writes keys: 63 bits, never negative."""
    return (value // 2).cast(pl.Int64)
