"""From a slice of clean text to the exact slice of the raw line it came from.

A line's `anchors` list (clean, raw) offsets: from `clean` on, clean text stands at `raw`, until the next anchor. Raw
offsets count behind the `trimmed` characters that were cut in front of the line.
"""

import polars as pl

ANCHORS = pl.List(pl.Struct({"clean": pl.Int32, "raw": pl.Int32}))


def raw_slices(spans: pl.DataFrame, lines: pl.DataFrame) -> pl.DataFrame:
    """Add raw_text to `spans` (page_id, line_no, char_start, char_end): the raw characters behind each span."""
    place = ["page_id", "line_no"]
    source = lines.select(*place, "raw_text", "trimmed", "anchors").join(
        spans.select(place).unique(), on=place, how="semi"
    )
    anchors = source.select(*place, "anchors").explode("anchors").drop_nulls().unnest("anchors")
    located = spans.with_row_index("span").join(source.rename({"raw_text": "raw_line"}), on=place, how="left")
    located = _raw_offset(located, anchors, pl.col("char_start"), "raw_start")
    located = _raw_offset(located, anchors, pl.col("char_end") - 1, "raw_last")
    raw_text = pl.col("raw_line").str.slice(
        pl.col("trimmed") + pl.col("raw_start"), pl.col("raw_last") - pl.col("raw_start") + 1
    )
    return located.sort("span").with_columns(raw_text=raw_text).select(*spans.columns, "raw_text")


def _raw_offset(located: pl.DataFrame, anchors: pl.DataFrame, offset: pl.Expr, name: str) -> pl.DataFrame:
    """Add the raw offset of a clean one: that of the last anchor at or before it, moved on by the distance."""
    return (
        located.with_columns(clean=offset.cast(pl.Int32))
        .sort("clean")
        .join_asof(
            anchors.sort("clean").rename({"raw": "anchor_raw"}).with_columns(anchor_clean="clean"),
            on="clean",
            by=["page_id", "line_no"],
            strategy="backward",
            check_sortedness=False,
        )
        .with_columns(
            (pl.col("anchor_raw").fill_null(0) + pl.col("clean") - pl.col("anchor_clean").fill_null(0)).alias(name)
        )
        .drop("clean", "anchor_raw", "anchor_clean")
    )
