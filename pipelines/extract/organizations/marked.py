"""The text before an ending, marked: regions set apart, words no name runs over, and words that may join a name."""

from functools import cache

import polars as pl

from pipelines.extract.places.names import place_names
from pipelines.reference import table, words

BREAK, OPEN, CLOSE = "\x01", "\x02", "\x03"
# The words that may join two parts of a name, each marked by a character of its own.
JOINTS = {"和": "\x04", "与": "\x05", "及": "\x06", "暨": "\x07"}
JOINT = "[\x04-\x07]"
REGION = f"{OPEN}[^{CLOSE}]*{CLOSE}"
COUNTRY_OPEN, COUNTRY_CLOSE = "\x0e", "\x0f"
COUNTRY = f"{COUNTRY_OPEN}[^{COUNTRY_CLOSE}]*{COUNTRY_CLOSE}"
# So few texts hold few of the words, and a search for all of them takes longer to set up than to search these.
FEW = 8000
MARKS = (OPEN, CLOSE, COUNTRY_OPEN, COUNTRY_CLOSE)


def marked(text: pl.Expr) -> pl.Expr:
    """Return the text with regions between marks, a break for each word no name runs over, a joint for 和."""
    return text.map_batches(_set_apart, return_dtype=pl.String)


def _set_apart(texts: pl.Series) -> pl.Series:
    known = _replacements()
    if texts.len() < FEW:
        known = known.filter(pl.col("head").is_in(_openings(texts).implode()))
    written, meant = (pl.lit(known[name].implode()) for name in ("written", "meant"))
    return texts.to_frame().select(pl.first().str.replace_many(written, meant, leftmost=True)).to_series()


def _openings(texts: pl.Series) -> pl.Series:
    """Return every character of the texts, and every two in a row: a word can stand there only if one opens it."""
    character = texts.drop_nulls().str.split("").explode(empty_as_null=False)
    return pl.concat([character, character + character.shift(-1)]).unique()


def unmarked(text: pl.Expr) -> pl.Expr:
    """Return the text without the marks of regions and joints."""
    return text.str.replace_many([*MARKS, *JOINTS.values()], ["" for _ in MARKS] + list(JOINTS))


@cache
def _replacements() -> pl.DataFrame:
    """Return the words that are written otherwise, longest first: written, meant, and head, the first two of it."""
    names = place_names()
    new = {
        word: BREAK if meaning == "break" else JOINTS.get(word, word)
        for word, meaning in table("organization_breaks").iter_rows()
    }
    new |= {name: f"{OPEN}{name}{CLOSE}" for name in names}
    new |= {name: f"{COUNTRY_OPEN}{name}{COUNTRY_CLOSE}" for name in words("place_wider_world", "name", kind="country")}
    # 市委和县委 are two committees: behind a body or a level, 和县 is no county.
    new |= {f"{end}和县": f"{end}{JOINTS['和']}县" for end in "委府市省局厅州级"}
    longest_first = sorted(new, key=lambda word: (-len(word), word))
    meant = [new[word] for word in longest_first]
    return pl.DataFrame({"written": longest_first, "meant": meant}).with_columns(head=pl.col("written").str.head(2))
