"""Documents to lines: split, remove glosses, fold width, trim, simplify; raw and clean side by side, one to one."""

import polars as pl

from pipelines.restore.alignment import ANCHORS
from pipelines.restore.damage import is_damaged
from pipelines.restore.glosses import GLOSS, remove_glosses
from pipelines.restore.script import to_simplified
from pipelines.restore.width import fold_width


def clean_lines(documents: pl.DataFrame) -> pl.DataFrame:
    """Return one row per line of each document that is text.

    Columns: page_id, line_no (from 1), raw_text, text, trimmed (characters cut in front), anchors (offsets behind the
    trimmed ones), glosses_removed, script (the page's), is_damaged.
    """
    lines = _without_glosses(_trimmed(_split(documents))).with_columns(fold_width(pl.col("text")))
    glosses_on_page = pl.col("glosses_removed").sum().over("page_id")
    return _simplified(lines).with_columns(is_damaged=is_damaged(pl.col("text"), glosses_on_page))


def _split(documents: pl.DataFrame) -> pl.DataFrame:
    text = pl.col("raw_text").str.replace_all(r"\r\n?", "\n").str.strip_chars_end("\n")
    return (
        documents.filter(pl.col("raw_text").is_not_null())
        .select("page_id", "script", raw_text=text.str.split("\n"))
        .with_columns(line_no=pl.int_ranges(1, pl.col("raw_text").list.len() + 1, dtype=pl.Int32))
        .explode("raw_text", "line_no")
    )


def _trimmed(lines: pl.DataFrame) -> pl.DataFrame:
    kept = pl.col("raw_text").str.strip_chars_start()
    in_front = pl.col("raw_text").str.len_chars() - kept.str.len_chars()
    return lines.with_columns(text=kept.str.strip_chars_end(), trimmed=in_front.cast(pl.Int32))


def _without_glosses(lines: pl.DataFrame) -> pl.DataFrame:
    """Only lines that hold a gloss go through the slower exact way."""
    lines = lines.with_row_index("row")
    glossed = lines.filter(pl.col("text").str.contains(GLOSS)).select("row", "text")
    restored = pl.concat([glossed.select("row"), remove_glosses(glossed["text"])], how="horizontal")
    return (
        lines.join(restored, on="row", how="left", maintain_order="left", suffix="_restored")
        .with_columns(
            pl.col("text_restored").fill_null(pl.col("text")).alias("text"),
            pl.col("anchors").fill_null(pl.lit([], dtype=ANCHORS)),
            pl.col("glosses_removed").fill_null(0),
        )
        .drop("row", "text_restored")
    )


def _simplified(lines: pl.DataFrame) -> pl.DataFrame:
    converts = pl.col("script").is_in(["traditional", "mixed"])
    lines = lines.with_row_index("row")
    foreign = lines.filter(converts)
    converted = foreign.with_columns(to_simplified(foreign["text"]))
    return pl.concat([lines.filter(~converts), converted]).sort("row").drop("row")
