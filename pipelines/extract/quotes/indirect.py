"""Indirect quotes: what follows `陈翔表示,` up to the sentence's end. Whether anyone speaks is read elsewhere."""

from functools import cache

import polars as pl

from pipelines.extract.cues import cues
from pipelines.extract.quotes.vocabulary import cue, cue_words, idioms

LEFT, RIGHT = 90, 1000
# A sentence, or an earlier quote, ends here; what stands behind it up to the cue names the speaker.
EARLIER = r"^.*(?:[。!?;\n]”?|[,…]”)"
SENTENCE_END = "[。!?]"
# What is said may follow without a mark where it begins with a verb (表示将, 强调要), which is no other word's start.
NO_MODAL = "^(?:要[求点素]|将[军领士]|愿[望景]|会[议谈见晤])"
# Up to the sentence's end; a quotation within may hold whole sentences.
SAID = r"^((?:[^。!?“]|“[^”]*”?)*)"


def indirect_quotes(lines: pl.DataFrame) -> pl.DataFrame:
    """Return one row per cue and comma: the line's columns, its place and surface, cue, segment and segment_end.

    Cues without a comma (表示将) are the less likely ones (`rank` 1).
    """
    found = _with_modal_apart(cues(lines, _searched(), LEFT, RIGHT))
    spoken = (pl.col("left") + pl.col("cue")).str.head(-1)
    return (
        found.filter(~spoken.str.contains(f"{idioms()}$"))
        .with_columns(whole=spoken.str.replace(EARLIER, ""))
        .with_columns(cue=pl.col("whole").str.extract(f"({cue('strong', 'plain', 'weak', 'colon')})$"))
        .with_columns(
            segment=pl.col("whole").str.head(pl.col("whole").str.len_chars() - pl.col("cue").str.len_chars()),
            segment_end=pl.col("char_end") - 1 + pl.col("rank") - pl.col("cue").str.len_chars().cast(pl.Int32),
            surface=said().str.strip_chars_start(),
            char_start=pl.col("char_end") + pl.col("right").str.extract(r"^(\s*)").str.len_chars().cast(pl.Int32),
        )
        .with_columns(char_end=pl.col("char_start") + pl.col("surface").str.len_chars().cast(pl.Int32))
        .filter(pl.col("surface").str.len_chars() > 1)
        .with_columns(is_direct=pl.lit(value=False), has_cue=pl.lit(value=True))
    )


def _with_modal_apart(found: pl.DataFrame) -> pl.DataFrame:
    """Put the verb of a cue without a mark (表示将) to what is said; add rank, which tells these cues."""
    modal, unmarked = pl.col("cue").str.tail(1), pl.col("cue").is_in(cue_words("modal"))
    return found.with_columns(
        rank=unmarked.cast(pl.Int32),
        char_end=pl.col("char_end") - unmarked.cast(pl.Int32),
        right=pl.when(unmarked).then(modal + pl.col("right")).otherwise("right"),
    ).filter(~unmarked | ~pl.col("right").str.contains(NO_MODAL))


def said() -> pl.Expr:
    """Return the text right of a cue up to the sentence's end, which does not stand inside quotation marks."""
    right = pl.col("right").cast(pl.Binary).bin
    end = pl.col("right").str.find(SENTENCE_END).fill_null(pl.col("right").str.len_bytes())
    plain = right.slice(0, end).cast(pl.String)
    opened = plain.str.count_matches("“", literal=True) > plain.str.count_matches("”", literal=True)
    return pl.when(opened).then(pl.col("right").str.extract(SAID, 1)).otherwise(plain)


@cache
def _searched() -> list[str]:
    """Return the cues with their mark, but for those that end in another (介绍说): a hundred words are found fast."""
    said = cue_words("strong", "plain", "weak")
    shortest = [word for word in said if not any(word != other and word.endswith(other) for other in said)]
    return [*(f"{word}," for word in shortest), *(f"{word}:" for word in cue_words("colon")), *cue_words("modal")]
