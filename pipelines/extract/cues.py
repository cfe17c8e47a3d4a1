"""Where words stand in lines, with the text around them. What the words mean is read elsewhere.

One automaton (Aho-Corasick) finds every word of a list at once, far faster than a regular expression; a rule then reads
only the short text on either side of what it found.
"""

from functools import lru_cache

import polars as pl

# A line with more bytes is no prose: what stands behind is not read, so that no line takes more than its time.
MOST_BYTES = 1 << 16


def cues(lines: pl.DataFrame, words: list[str], left: int = 40, right: int = 40) -> pl.DataFrame:
    """Return one row per place where a word stands: the line's columns, cue, char_start, char_end, left and right.

    The leftmost word is taken, of several the longest, and none overlaps another. `left` and `right` are the texts
    before and after it, at most so many characters of its line.
    """
    longest_first = _longest_first(tuple(words))
    longest = len(longest_first[0]) if longest_first else 0
    patterns = pl.lit(pl.Series([longest_first], dtype=pl.List(pl.String)))
    after, start = pl.col("after"), pl.col("char_start")
    return (
        _placed(lines.with_columns(at=pl.col("text").str.find_many(patterns, leftmost=True)))
        .with_columns(
            after=pl.col("text").str.slice(start, longest + right),
            left=pl.col("text").str.slice(pl.max_horizontal(start - left, 0), pl.min_horizontal(start, left)),
        )
        # The word is read from the few characters it can have: a second search of the whole line would cost as much.
        .with_columns(cue=after.str.head(longest).str.extract_many(patterns, leftmost=True).list.first())
        .with_columns(length=pl.col("cue").str.len_chars())
        .with_columns(char_end=(start + pl.col("length")).cast(pl.Int32), right=after.str.slice("length", right))
        .select(*lines.columns, "cue", "left", "char_start", "char_end", "right")
    )


@lru_cache(maxsize=64)
def _longest_first(words: tuple[str, ...]) -> list[str]:
    return sorted(set(words), key=lambda word: (-len(word), word))


def _placed(lines: pl.DataFrame) -> pl.DataFrame:
    """Return one row per byte offset in `at`, with char_start: the characters are counted from one cue to the next."""
    hits = (
        lines.filter(pl.col("at").list.len() > 0)
        .with_row_index("of_line")
        .explode("at")
        .filter(pl.col("at") < MOST_BYTES)
    )
    is_first = (pl.col("of_line") != pl.col("of_line").shift()).fill_null(value=True)
    begin = pl.when(is_first).then(0).otherwise(pl.col("at").shift())
    between = pl.col("text").cast(pl.Binary).bin.slice(begin, pl.col("at") - begin).cast(pl.String).str.len_chars()
    return (
        hits.with_columns(between=between.cast(pl.Int64))
        .with_columns(upto=pl.col("between").cum_sum())
        .with_columns(base=pl.when(is_first).then(pl.col("upto") - pl.col("between")).forward_fill())
        .with_columns(char_start=(pl.col("upto") - pl.col("base")).cast(pl.Int32))
        .drop("of_line", "at", "between", "upto", "base")
    )
