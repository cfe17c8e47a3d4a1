"""Restoring lines: byte-shifted runs are put back in place, glosses taken out; only lines that hold a fault change."""

import re

import polars as pl

from pipelines.restore.alignment import ANCHORS
from pipelines.restore.glosses import CUT, GLOSS, find_glosses, glossed_pages, remove_glosses
from pipelines.restore.realignment.line import Line
from pipelines.restore.realignment.realign import Realigned, realign
from pipelines.restore.realignment.signs import (
    BRACKETED_READING,
    GLOSS_FAULTS,
    MARK,
    MARK_WITH_HOLE,
    TOOL_MARKS,
    broken_mark,
)
from pipelines.restore.script import FOREIGN
from pipelines.restore.search import holds_any

RESTORED = pl.Schema(
    {
        "row": pl.UInt32(),
        "text": pl.String(),
        "anchors": ANCHORS,
        "glosses_removed": pl.Int32(),
        "characters_restored": pl.Int32(),
        "characters_lost": pl.Int32(),
    }
)

# So many marks, each with a `?` in front, are no accident.
LEAST_MARKED = 2


def restore(lines: pl.DataFrame) -> pl.DataFrame:
    """Restore `text` of `lines` (page_id, script, text), whose marks are folded.

    Adds anchors (see `alignment`), glosses_removed, characters_restored, characters_lost and is_glossed (whether the
    page shows a machine's glosses).
    """
    lines = lines.with_row_index("row")
    bracketed = lines.filter(pl.col("text").str.contains(GLOSS), ~pl.col("text").str.contains(CUT, literal=True))
    pieces = find_glosses(bracketed)
    lines = lines.with_columns(is_faulty=pl.col("row").is_in(_shifted_rows(lines).implode()))
    mirrored = _mirrored_pages(lines)
    glossed = pl.concat([glossed_pages(pieces), mirrored]).unique().implode()
    is_foreign = pl.col("script").is_in(FOREIGN)
    lines = lines.with_columns(is_glossed=pl.col("page_id").is_in(glossed)).with_columns(
        pl.col("is_faulty") | (pl.col("is_glossed") & is_foreign & holds_any(pl.col("text"), [MARK]))
    )
    faulty = lines.filter("is_faulty")
    others = pieces.join(faulty, on="row", how="anti").filter(pl.col("page_id").is_in(glossed))
    return _replaced(lines, pl.concat([_realigned(faulty), remove_glosses(others)], how="diagonal_relaxed"))


def _shifted_rows(lines: pl.DataFrame) -> pl.Series:
    """Return the row of each line that shows a sign of a shift; each sign is looked for where its marks stand."""
    bracketed = lines.filter(pl.col("text").str.contains(BRACKETED_READING))
    marked = lines.filter(pl.col("text").str.contains(MARK))
    # Patterns are compiled even where no line is searched.
    faulty = bracketed if bracketed.is_empty() else bracketed.filter(holds_any(pl.col("text"), GLOSS_FAULTS))
    return pl.concat([faulty["row"], marked.filter(_found(broken_mark(), marked["text"]))["row"]])


def _found(pattern: re.Pattern[str], texts: pl.Series) -> pl.Series:
    return pl.Series([pattern.search(text) is not None for text in texts], dtype=pl.Boolean)


def _mirrored_pages(lines: pl.DataFrame) -> pl.Series:
    """Return the page_id of the Traditional pages on which the mirror tool broke a character, or marked every mark."""
    foreign = lines.filter(pl.col("script").is_in(FOREIGN), pl.col("text").str.contains(MARK))
    if foreign.is_empty():
        return foreign["page_id"]
    marks, held = (pl.col("text").str.count_matches(sign).sum() for sign in (MARK, MARK_WITH_HOLE))
    behind_mark = _found(broken_mark(behind=r"\?"), foreign["text"])
    pages = (
        foreign.with_columns(is_broken=behind_mark | holds_any(pl.col("text"), TOOL_MARKS))
        .group_by("page_id")
        .agg(
            broken=pl.col("is_broken").any(),
            all_marked=(held >= LEAST_MARKED) & (marks == 2 * held),
        )
    )
    return pages.filter(pl.col("broken") | pl.col("all_marked"))["page_id"]


def _realigned(faulty: pl.DataFrame) -> pl.DataFrame:
    """Return what RESTORED names for each line; few hold such a fault, and each is read byte by byte."""
    restored = [
        (row, realign(Line(text, script, is_glossed)))
        for row, text, script, is_glossed in faulty.select("row", "text", "script", "is_glossed").iter_rows()
    ]
    return pl.DataFrame([_row(row, line) for row, line in restored], schema=RESTORED, orient="row")


def _row(row: int, line: Realigned) -> tuple[object, ...]:
    account = line.glosses_removed, line.characters_restored, line.characters_lost
    return row, line.text, line.anchors, *account


def _replaced(lines: pl.DataFrame, restored: pl.DataFrame) -> pl.DataFrame:
    counts = ("glosses_removed", "characters_restored", "characters_lost")
    return (
        lines.join(restored, on="row", how="left", maintain_order="left", suffix="_restored")
        .with_columns(
            pl.col("text_restored").fill_null(pl.col("text")).alias("text"),
            pl.col("anchors").fill_null(pl.lit([], dtype=ANCHORS)),
            *(pl.col(count).fill_null(0) for count in counts),
        )
        .drop("row", "text_restored", "is_faulty")
    )
