"""Where words stand in lines, with the text around them. What the words mean is read elsewhere.

One search finds every word of a list at once; a rule then reads only the short text on either side of what it found.
"""

from functools import lru_cache

import polars as pl

from pipelines.pages.vocabulary import alternation

# A longer line is no prose: what stands behind is not read, so that no line takes more than its time.
MOST_CHARS = 1 << 15
# A regular expression is built once a process: for few words one that takes half the time of an automaton
# (Aho-Corasick), for many such an automaton. Between the two the automaton is faster, though built for each search.
FEW, MANY = 700, 3000
# Set before and behind each word found; where a line holds it, it is searched with another character in its place.
MARK, OTHER = "\x02", "\ufffd"


def cues(lines: pl.DataFrame, words: list[str], left: int = 40, right: int = 40) -> pl.DataFrame:
    """Return one row per place where a word stands: the line's columns, cue, char_start, char_end, left and right.

    The leftmost word is taken, of several the longest, and none overlaps another. `left` and `right` are the texts
    before and after it, at most so many characters of its line.
    """
    return _around(lines, _marked(lines["text"], tuple(words)), left, right)


def pattern_cues(lines: pl.DataFrame, pattern: str, left: int = 40, right: int = 40) -> pl.DataFrame:
    """Return one row per place that a regular expression matches, as cues does per word."""
    return _around(lines, _marked_by(_markable(lines["text"]), pattern), left, right)


def _around(lines: pl.DataFrame, marked: pl.Series, left: int, right: int) -> pl.DataFrame:
    """Return one row per marked place, with the text around it."""
    start, end = pl.col("char_start"), pl.col("char_end")
    found = _placed(marked.str.split(MARK))
    return (
        lines.with_row_index("of_line")
        .join(found, on="of_line", maintain_order="right")
        .with_columns(
            left=pl.col("text").str.slice(pl.max_horizontal(start - left, 0), pl.min_horizontal(start, left)),
            right=pl.col("text").str.slice(end, right),
        )
        .select(*lines.columns, "cue", "left", "char_start", "char_end", "right")
    )


@lru_cache(maxsize=64)
def _longest_first(words: tuple[str, ...]) -> pl.Series:
    return pl.Series(sorted(set(words), key=lambda word: (-len(word), word)), dtype=pl.String)


@lru_cache(maxsize=64)
def _any_of(words: tuple[str, ...]) -> str:
    return alternation(_longest_first(words).to_list())


def _marked(text: pl.Series, words: tuple[str, ...]) -> pl.Series:
    """Return the texts with a mark before and behind each word."""
    text = _markable(text)
    if 0 < len(words) <= FEW or len(words) >= MANY:
        return _marked_by(text, _any_of(words))
    longest_first = _longest_first(words)
    marked = MARK + longest_first + MARK
    every = pl.col(text.name).str.replace_many(pl.lit(longest_first.implode()), pl.lit(marked.implode()), leftmost=True)
    return text.to_frame().select(every).to_series()


def _markable(text: pl.Series) -> pl.Series:
    """Return the texts as far as they are read, without the character that marks a place."""
    if text.str.contains(MARK, literal=True).any():
        text = text.str.replace_all(MARK, OTHER, literal=True)
    return text.str.head(MOST_CHARS) if (text.str.len_bytes() > MOST_CHARS).any() else text


def _marked_by(text: pl.Series, pattern: str) -> pl.Series:
    return text.str.replace_all(pattern, f"{MARK}${{0}}{MARK}")


def _placed(pieces: pl.Series) -> pl.DataFrame:
    """Return one row per word: of_line, the row of its line, cue, char_start and char_end.

    `pieces` holds of each line what stands before its first word, that word, what stands behind it, the next word ...
    """
    found = pl.DataFrame({"cue": pieces}).with_row_index("of_line").filter(pl.col("cue").list.len() > 1)
    each = found.with_columns(nth=pl.int_range(pl.len())).explode("cue")
    is_head = pl.col("nth") != pl.col("nth").shift(1, fill_value=-1)
    # The pieces of a line are odd in number, so words stand in every other row, and in the next line in the others.
    is_word = (pl.int_range(pl.len()) + pl.col("nth")) % 2 == 1
    upto, chars = pl.col("chars").cum_sum(), pl.col("chars")
    return (
        each.with_columns(chars=pl.col("cue").str.len_chars().cast(pl.Int64))
        .with_columns(end=upto - pl.when(is_head).then(upto - chars).forward_fill())
        .filter(is_word)
        .select(
            "of_line", "cue", char_start=(pl.col("end") - chars).cast(pl.Int32), char_end=pl.col("end").cast(pl.Int32)
        )
    )
