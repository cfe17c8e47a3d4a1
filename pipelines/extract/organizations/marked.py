"""The text before an ending, marked: regions set apart, and words that no name runs over turned into a break."""

from functools import cache

import polars as pl

from pipelines.extract.places.names import place_names
from pipelines.reference import table

BREAK, OPEN, CLOSE = "\x01", "\x02", "\x03"
REGION = f"{OPEN}[^{CLOSE}]*{CLOSE}"


def marked(text: pl.Expr) -> pl.Expr:
    """Return the text with every region between marks, and a break for every word no name runs over."""
    return text.str.replace_many(*_replacements(), leftmost=True)


def unmarked(text: pl.Expr) -> pl.Expr:
    """Return the text without the marks of regions."""
    return text.str.replace_all(f"[{OPEN}{CLOSE}]", "")


@cache
def _replacements() -> tuple[list[str], list[str]]:
    words = table("organization_breaks")
    kept = words.filter(pl.col("is_break") == "false")["word"].to_list()
    new = dict.fromkeys(words["word"].to_list(), BREAK) | {word: word for word in kept}
    new |= {name: f"{OPEN}{name}{CLOSE}" for name in place_names()}
    longest_first = sorted(new, key=lambda word: (-len(word), word))
    return longest_first, [new[word] for word in longest_first]
