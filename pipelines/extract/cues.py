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
# Set around each word found; where a line holds one, it is searched with another character in its place.
OPEN, CLOSE, OTHER = "\x02", "\x03", "\ufffd"


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
    searched = lines.with_columns(pieces=marked.str.split(OPEN))
    return (
        _placed(searched.filter(pl.col("pieces").list.len() > 1))
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
    marked = OPEN + longest_first + CLOSE
    every = pl.col(text.name).str.replace_many(pl.lit(longest_first.implode()), pl.lit(marked.implode()), leftmost=True)
    return text.to_frame().select(every).to_series()


def _markable(text: pl.Series) -> pl.Series:
    """Return the texts as far as they are read, without the characters that mark a place."""
    if text.str.contains(f"[{OPEN}{CLOSE}]").any():
        text = text.str.replace_all(f"[{OPEN}{CLOSE}]", OTHER)
    return text.str.head(MOST_CHARS) if (text.str.len_bytes() > MOST_CHARS).any() else text


def _marked_by(text: pl.Series, pattern: str) -> pl.Series:
    return text.str.replace_all(pattern, f"{OPEN}${{0}}{CLOSE}")


def _placed(lines: pl.DataFrame) -> pl.DataFrame:
    """Return one row per word in `pieces`, with cue, char_start and char_end, counted from one piece to the next."""
    pieces = lines.with_row_index("of_line").explode("pieces")
    is_head = (pl.col("of_line") != pl.col("of_line").shift()).fill_null(value=True)
    parts = pl.col("pieces").str.splitn(CLOSE, 2)
    chars = pl.col("pieces").str.len_chars().cast(pl.Int64) - pl.when("is_head").then(0).otherwise(1)
    start = (pl.col("upto") - pl.col("chars") - pl.col("base")).cast(pl.Int32)
    return (
        pieces.with_columns(is_head=is_head, cue=parts.struct.field("field_0"))
        .with_columns(chars=chars)
        .with_columns(upto=pl.col("chars").cum_sum())
        .with_columns(base=pl.when("is_head").then(pl.col("upto") - pl.col("chars")).forward_fill())
        .filter(~pl.col("is_head"))
        .with_columns(char_start=start, char_end=start + pl.col("cue").str.len_chars().cast(pl.Int32))
        .drop("of_line", "pieces", "is_head", "chars", "upto", "base")
    )
