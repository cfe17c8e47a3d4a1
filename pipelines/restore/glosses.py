"""Pinyin glosses: `進(jìn)` becomes `進`, but only where the gloss is a reading of the character before it.

Source of the readings: pypinyin's PINYIN_DICT (MIT).
"""

import unicodedata
from functools import cache

import polars as pl
from pypinyin.constants import PINYIN_DICT

LETTERS = "a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿê"
GLOSS = rf"\p{{Han}}\([{LETTERS}]{{1,6}}\)"
# Never in a page's text: it parts a line into the pieces between and at its glosses.
CUT = "\x1f"


def remove_glosses(text: pl.Series) -> pl.DataFrame:
    """Return, for each row of `text`: text, anchors and glosses_removed.

    `anchors` lists (clean, raw) offsets in code points: from `clean` on, the clean text stands at `raw` in the input,
    until the next anchor. An empty list says that the two are the same.
    """
    pieces = _pieces(text)
    kept = pl.when("is_gloss").then(pl.col("piece").str.slice(0, 1)).otherwise("piece")
    lengths = pieces.with_columns(kept=kept).with_columns(
        clean_end=pl.col("kept").str.len_chars().cum_sum().over("row").cast(pl.Int32),
        raw_end=pl.col("piece").str.len_chars().cum_sum().over("row").cast(pl.Int32),
    )
    anchor = pl.struct(clean="clean_end", raw="raw_end").filter("is_gloss")
    return (
        lengths.group_by("row", maintain_order=True)
        .agg(
            text=pl.col("kept").str.join(""),
            anchors=anchor,
            glosses_removed=pl.col("is_gloss").sum().cast(pl.Int32),
        )
        .drop("row")
    )


def _pieces(text: pl.Series) -> pl.DataFrame:
    """Return one row per piece, in order: a character with its gloss, or what stands between two of them."""
    return (
        text.rename("piece")
        .str.replace_all(f"({GLOSS})", f"{CUT}$1{CUT}")
        .str.split(CUT)
        .to_frame()
        .with_row_index("row")
        .explode("piece")
        .with_columns(
            character=pl.col("piece").str.extract(rf"^(\p{{Han}})\([{LETTERS}]+\)$"),
            reading=pl.col("piece").str.extract(rf"^\p{{Han}}\(([{LETTERS}]+)\)$"),
        )
        .join(_readings(), on=["character", "reading"], how="left", maintain_order="left")
        .with_columns(pl.col("is_gloss").fill_null(value=False))
    )


@cache
def _readings() -> pl.DataFrame:
    """Return one row per character and reading, with its tone mark and, from two letters up, without."""
    marked = (
        pl.DataFrame({"character": list(map(chr, PINYIN_DICT)), "reading": list(PINYIN_DICT.values())})
        .with_columns(pl.col("reading").str.split(","))
        .explode("reading")
    )
    toneless = marked.with_columns(pl.col("reading").map_elements(_without_tone, pl.String))
    toneless = toneless.filter(pl.col("reading").str.len_chars() > 1)
    return pl.concat([marked, toneless]).unique().with_columns(is_gloss=pl.lit(value=True))


def _without_tone(reading: str) -> str:
    letters = unicodedata.normalize("NFD", reading)
    bare = "".join(letter for letter in letters if letter == "\u0308" or not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare)
