"""Restoring lines: byte-shifted runs are put back in place, glosses taken out; only lines that hold a fault change."""

import polars as pl

from pipelines.restore.alignment import ANCHORS
from pipelines.restore.glosses import CUT, GLOSS, find_glosses, glossed_pages, remove_glosses
from pipelines.restore.language_model import news_model
from pipelines.restore.reading import Line
from pipelines.restore.realign import FAULTS, SWALLOWED_BRACKET, Realigned, realign

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


def restore(lines: pl.DataFrame) -> pl.DataFrame:
    """Restore `text` of `lines` (page_id, script, text).

    Adds anchors (see `alignment`), glosses_removed, characters_restored, characters_lost and is_glossed (whether the
    page shows a machine's glosses).
    """
    lines = lines.with_row_index("row")
    bracketed = lines.filter(pl.col("text").str.contains(GLOSS), ~pl.col("text").str.contains(CUT, literal=True))
    pieces = find_glosses(bracketed)
    # Sign by sign: each has a literal to search for, which all of them together have not.
    faulty = lines.filter(pl.any_horizontal(pl.col("text").str.contains(sign) for sign in FAULTS))
    mirrored = faulty.filter(pl.col("script") != "simplified", pl.col("text").str.contains(SWALLOWED_BRACKET))
    glossed = pl.concat([glossed_pages(pieces), mirrored["page_id"]]).unique().implode()
    lines = lines.with_columns(is_glossed=pl.col("page_id").is_in(glossed))
    realigned = _realigned(lines.join(faulty.select("row"), on="row", how="semi"))
    unglossed = remove_glosses(pieces.filter(pl.col("page_id").is_in(glossed), ~pl.col("row").is_in(faulty["row"])))
    return _replaced(lines, pl.concat([realigned, unglossed], how="diagonal_relaxed"))


def _realigned(faulty: pl.DataFrame) -> pl.DataFrame:
    """Few lines hold such a fault, and each is read byte by byte."""
    restored = [
        (row, realign(Line(text, script, is_glossed, news_model())))
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
        .drop("row", "text_restored")
    )
