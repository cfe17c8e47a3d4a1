"""The lines that the rules of pages read, and the marks that part words in them. No rule belongs here."""

import polars as pl

from pipelines.pages.vocabulary import BULLET, SHORT

TEXT = pl.col("text")
# Null for a long line, so that a pattern of short lines never runs over a paragraph.
BRIEF = pl.when(TEXT.str.len_chars() <= SHORT).then(TEXT)
LEGEND = pl.when(TEXT.str.len_chars() <= 2 * SHORT).then(TEXT)
NO_BULLET = BRIEF.str.replace(BULLET, "")
BRACKETS = r"[\s()\[\]【】〖〗《》|丨/·•,、:;>»<«_—…\-]"
