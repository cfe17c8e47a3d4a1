"""Indirect quotes: what follows `陈翔表示,` up to the sentence's end. Whether anyone speaks is read elsewhere."""

import polars as pl

from pipelines.extract.cues import cues
from pipelines.extract.quotes.vocabulary import cue_words, idioms

LEFT, RIGHT = 90, 1000
# A sentence, or an earlier quote, ends here; what stands behind it up to the cue names the speaker.
EARLIER = r"^.*(?:[。!?;\n]”?|[,…]”)"
# Up to the sentence's end; a quotation within may hold whole sentences.
SAID = r"^((?:[^。!?“]|“[^”]*”?)*)"


def indirect_quotes(lines: pl.DataFrame) -> pl.DataFrame:
    """Return one row per cue and comma: the line's columns, its place and surface, cue, segment and segment_end."""
    words = [f"{word}{mark}" for word in cue_words("strong", "weak") for mark in ",:"]
    accounts = [f"{word}:" for word in cue_words("account")]
    found = cues(lines, words + accounts, LEFT, RIGHT)
    return (
        found.filter(~(pl.col("left") + pl.col("cue")).str.contains(_idiom()))
        .rename({"char_start": "segment_end"})
        .with_columns(
            cue=pl.col("cue").str.head(-1),
            segment=pl.col("left").str.replace(EARLIER, ""),
            surface=pl.col("right").str.extract(SAID, 1).str.strip_chars_start(),
            char_start=pl.col("char_end") + pl.col("right").str.extract(r"^(\s*)").str.len_chars().cast(pl.Int32),
        )
        .with_columns(char_end=pl.col("char_start") + pl.col("surface").str.len_chars().cast(pl.Int32))
        .filter(pl.col("surface").str.len_chars() > 1)
        .with_columns(is_direct=pl.lit(value=False), has_cue=pl.lit(value=True), rank=pl.lit(0))
    )


def _idiom() -> str:
    return f"{idioms()}[,:]$"
