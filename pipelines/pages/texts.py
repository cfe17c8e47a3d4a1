"""The views of a line that the rules of pages read, as columns, and the marks that part words. No rule belongs here."""

import polars as pl

from pipelines.pages.vocabulary import BULLET, SHORT, unpadded

TEXT = pl.col("text")
BRIEF, WORDS, BARE, LEGEND = (pl.col(name) for name in ("brief", "words", "bare", "legend"))
BRACKETS = r"[\s()\[\]【】〖〗《》|丨/·•,、:;>»<«_—…\-]"
CLAUSE = r"[,。!?;“《]"


def with_texts(lines: pl.DataFrame) -> pl.DataFrame:
    """Add brief, legend, words and bare to each line.

    Each is the text, or empty where the rules that read it cannot hold: empty and not null, because a pattern runs
    over the bytes under a null as well.
    """
    chars = TEXT.str.len_chars()
    return lines.with_columns(
        brief=_kept(unpadded(TEXT), chars <= SHORT), legend=_kept(TEXT, chars <= 2 * SHORT)
    ).with_columns(words=_kept(BRIEF, ~BRIEF.str.contains(CLAUSE)), bare=BRIEF.str.replace(BULLET, ""))


def _kept(text: pl.Expr, condition: pl.Expr) -> pl.Expr:
    return pl.when(condition).then(text).otherwise(pl.lit(""))
