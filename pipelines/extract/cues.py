"""Where words stand in lines, with the text around them. What the words mean is read elsewhere.

One automaton (Aho-Corasick) finds every word of a list at once, far faster than a regular expression; a rule then reads
only the short text on either side of what it found.
"""

import polars as pl

# A line with more bytes is no prose: what stands behind is not read, so that no line takes more than its time.
MOST_BYTES = 1 << 16


def cues(lines: pl.DataFrame, words: list[str], left: int = 40, right: int = 40) -> pl.DataFrame:
    """Return one row per place where a word stands: the line's columns, cue, char_start, char_end, left and right.

    The leftmost word is taken, of several the longest, and none overlaps another. `left` and `right` are the texts
    before and after it, at most so many characters of its line.
    """
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    reach = max(map(len, longest_first), default=0)
    at, text = pl.col("at"), pl.col("text").cast(pl.Binary).bin
    return (
        lines.with_columns(at=pl.col("text").str.find_many(longest_first, leftmost=True))
        .filter(at.list.len() > 0)
        .explode("at")
        .filter(at < MOST_BYTES)
        .with_columns(
            left=text.slice(0, at).cast(pl.String), rest=text.slice(at).cast(pl.String).str.head(reach + right)
        )
        .with_columns(
            cue=pl.col("rest").str.head(reach).str.extract_many(longest_first, leftmost=True).list.first(),
            char_start=pl.col("left").str.len_chars().cast(pl.Int32),
        )
        .with_columns(length=pl.col("cue").str.len_chars().cast(pl.Int32))
        .with_columns(
            char_end=pl.col("char_start") + pl.col("length"),
            left=pl.col("left").str.tail(left),
            right=pl.col("rest").str.slice(pl.col("length"), right),
        )
        .drop("at", "rest", "length")
    )
