"""The lines that the rules of pages read, and the marks that part words in them. No rule belongs here."""

import polars as pl

from pipelines.pages.vocabulary import BULLET, SHORT

TEXT = pl.col("text")
# Empty for a long line, so that a pattern of short lines never runs over a paragraph; under a null it would.
BRIEF = pl.when(TEXT.str.len_chars() <= SHORT).then(TEXT).otherwise(pl.lit(""))
LEGEND = pl.when(TEXT.str.len_chars() <= 2 * SHORT).then(TEXT).otherwise(pl.lit(""))
# A short line of words alone, as menus, names and bylines are; empty where it holds a clause.
WORDS = pl.when(~BRIEF.str.contains(r"[,。!?;“《]")).then(BRIEF).otherwise(pl.lit(""))
NO_BULLET = BRIEF.str.replace(BULLET, "")
BRACKETS = r"[\s()\[\]【】〖〗《》|丨/·•,、:;>»<«_—…\-]"
