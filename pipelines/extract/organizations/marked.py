"""The text before an ending, marked: regions set apart, words no name runs over, and words that may join a name."""

from functools import cache

import polars as pl

from pipelines.extract.places.names import place_names
from pipelines.pages.vocabulary import alternation
from pipelines.reference import table, words

BREAK, OPEN, CLOSE = "\x01", "\x02", "\x03"
# The words that may join two parts of a name, each marked by a character of its own.
JOINTS = {"和": "\x04", "与": "\x05", "及": "\x06", "暨": "\x07"}
JOINT = "[\x04-\x07]"
REGION = f"{OPEN}[^{CLOSE}]*{CLOSE}"
COUNTRY_OPEN, COUNTRY_CLOSE = "\x0e", "\x0f"
COUNTRY = f"{COUNTRY_OPEN}[^{COUNTRY_CLOSE}]*{COUNTRY_CLOSE}"
MARKS = (OPEN, CLOSE, COUNTRY_OPEN, COUNTRY_CLOSE)


def marked(text: pl.Expr) -> pl.Expr:
    """Return the text with regions between marks, a break for each word no name runs over, a joint for 和."""
    pattern, written, meant = _replacements()
    # All words are set apart as regions are, by one expression built once a process; then those that are none change.
    apart = text.str.replace_all(pattern, f"{OPEN}${{0}}{CLOSE}")
    return apart.str.replace_many(pl.lit(written), pl.lit(meant), leftmost=True)


def unmarked(text: pl.Expr) -> pl.Expr:
    """Return the text without the marks of regions and joints."""
    return text.str.replace_many([*MARKS, *JOINTS.values()], ["" for _ in MARKS] + list(JOINTS))


@cache
def _replacements() -> tuple[str, pl.Series, pl.Series]:
    """Return the pattern of all words, and as two lists those that are no regions, set apart, and what they become."""
    new = {
        word: BREAK if meaning == "break" else JOINTS.get(word, word)
        for word, meaning in table("organization_breaks").iter_rows()
    }
    names = place_names()
    for name in names:
        new.pop(name, None)
    new |= {name: f"{COUNTRY_OPEN}{name}{COUNTRY_CLOSE}" for name in words("place_wider_world", "name", kind="country")}
    # 市委和县委 are two committees: behind a body or a level, 和县 is no county.
    new |= {f"{end}和县": f"{end}{JOINTS['和']}县" for end in "委府市省局厅州级"}
    longest_first = sorted({*new, *names}, key=lambda word: (-len(word), word))
    written = pl.Series([[f"{OPEN}{word}{CLOSE}" for word in new]])
    return alternation(longest_first), written, pl.Series([list(new.values())])
