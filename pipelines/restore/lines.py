"""Documents to lines: split, restore, fold width, simplify, repair; raw and clean side by side, with an account."""

from functools import reduce

import polars as pl

from pipelines.restore.damage import is_damaged
from pipelines.restore.marks import restore_full_stops, trim
from pipelines.restore.repairs import repair
from pipelines.restore.restoration import restore
from pipelines.restore.simplify import simplify
from pipelines.restore.width import fold_marks, fold_to_one_width

# What is done to a line, each on what the one before it left.
STEPS = (trim, fold_marks, restore, fold_to_one_width, simplify, restore_full_stops, repair)

# What each rule is called in the account, and the column that counts the characters it touched.
RULES = {
    "gloss": "glosses_removed",
    "realignment": "characters_restored",
    "loss": "characters_lost",
    "blank_mark": "blank_mark",
    "width": "width",
    "stray_character": "stray_character",
    "script": "script_changed",
    "particle_zhe": "particle_zhe",
    "full_stop": "full_stop",
    "comma_noise": "comma_noise",
    "spun_word": "spun_word",
}


def clean_lines(documents: pl.DataFrame) -> pl.DataFrame:
    """Return one row per line of each document that is text.

    Columns: page_id, line_no (from 1), raw_text, text, trimmed (characters cut in front), anchors (see `alignment`),
    script (the page's), line_script, is_damaged, and changes, a struct of the characters that each rule touched.
    """
    changes = pl.struct(pl.col(column).alias(rule) for rule, column in RULES.items())
    return clean_text(split_lines(documents)).select(
        "page_id",
        "line_no",
        "raw_text",
        "text",
        "trimmed",
        "anchors",
        "script",
        "line_script",
        "is_damaged",
        changes=changes,
    )


def clean_text(lines: pl.DataFrame) -> pl.DataFrame:
    """Clean raw_text of `lines` (page_id, script, raw_text).

    Adds text, trimmed, anchors, line_script, is_damaged and the columns that RULES names.
    """
    cleaned = reduce(lambda left, step: step(left), STEPS, lines)
    return cleaned.with_columns(is_damaged=is_damaged(cleaned))


def split_lines(documents: pl.DataFrame) -> pl.DataFrame:
    """Return page_id, script, line_no (from 1) and raw_text of each line, whatever ends it."""
    text = pl.col("raw_text").str.replace_all(r"\r\n?", "\n").str.strip_chars_end("\n")
    return (
        documents.filter(pl.col("raw_text").is_not_null())
        .select("page_id", "script", raw_text=text.str.split("\n"))
        .with_columns(line_no=pl.int_ranges(1, pl.col("raw_text").list.len() + 1, dtype=pl.Int32))
        .explode("raw_text", "line_no")
    )
