"""Where words stand in lines, with the text around them. What the words mean is read elsewhere.

One automaton (Aho-Corasick) finds every word of a list at once, far faster than a regular expression; a rule then reads
only the short text on either side of what it found.
"""

import polars as pl


def cues(lines: pl.DataFrame, words: list[str], left: int = 40, right: int = 40) -> pl.DataFrame:
    """Return one row per place where a word stands: the line's columns, cue, char_start, char_end, left and right.

    The leftmost word is taken, of several the longest, and none overlaps another. `left` and `right` are the texts
    before and after it, at most so many characters of its line.
    """
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    text = pl.col("text")
    head = text.cast(pl.Binary).bin.slice(0, pl.col("at")).cast(pl.String)
    return (
        lines.with_columns(
            at=text.str.find_many(longest_first, leftmost=True), cue=text.str.extract_many(longest_first, leftmost=True)
        )
        .filter(pl.col("at").list.len() > 0)
        .explode("at", "cue")
        .with_columns(left=head)
        .with_columns(char_start=pl.col("left").str.len_chars().cast(pl.Int32))
        .with_columns(char_end=pl.col("char_start") + pl.col("cue").str.len_chars().cast(pl.Int32))
        .with_columns(
            left=pl.col("left").str.tail(left),
            right=text.str.slice(pl.col("char_end"), right),
        )
        .drop("at")
    )
