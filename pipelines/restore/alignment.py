"""From a slice of clean text to the exact slice of the raw line it came from.

A line's `anchors` list (clean, raw, width): the clean character at `clean` came from `width` raw ones at `raw`, those
after it from one each, until the next anchor. Two restored characters may share a raw one. Raw offsets count behind the
`trimmed` characters that were cut in front of the line; a line without anchors is as it was.
"""

import polars as pl

ANCHOR = pl.Struct({"clean": pl.Int32, "raw": pl.Int32, "width": pl.Int32})
ANCHORS = pl.List(ANCHOR)


def raw_slices(spans: pl.DataFrame, lines: pl.DataFrame) -> pl.DataFrame:
    """Add raw_text to `spans` (page_id, line_no, char_start, char_end): the raw characters behind each span."""
    located = _located(spans, lines)
    start, end = pl.col("first_start"), pl.col("last_end")
    sliced = located.select(pl.col("raw_line").str.slice(pl.col("trimmed") + start, end - start)).to_series()
    return spans.with_columns(raw_text=sliced)


def raw_offsets(spans: pl.DataFrame, lines: pl.DataFrame) -> pl.DataFrame:
    """Add raw_start and raw_end to `spans`: where in the raw line its raw characters stand."""
    located = _located(spans, lines)
    offsets = located.select(
        raw_start=pl.col("trimmed") + pl.col("first_start"), raw_end=pl.col("trimmed") + pl.col("last_end")
    )
    return spans.with_columns(offsets)


def _located(spans: pl.DataFrame, lines: pl.DataFrame) -> pl.DataFrame:
    """Add raw_line, trimmed, and first_start and last_end, which count behind what was trimmed, to spans in order."""
    place = ["page_id", "line_no"]
    source = lines.select(*place, "trimmed", "anchors", raw_line="raw_text")
    located = spans.with_row_index("span").join(source, on=place, how="left", maintain_order="left")
    is_moved = (pl.col("anchors").list.len() > 0).fill_null(value=False)
    same = located.filter(~is_moved).with_columns(first_start="char_start", last_end="char_end")
    columns = ["span", "raw_line", "trimmed", "first_start", "last_end"]
    parts = [same.select(columns), _raw_spans(located.filter(is_moved)).select(columns)]
    return pl.concat(parts, how="vertical_relaxed").sort("span")


def _raw_spans(located: pl.DataFrame) -> pl.DataFrame:
    """Add first_start and last_end, the raw span of each clean span, of lines that were changed."""
    place = ["page_id", "line_no"]
    anchors = located.select(*place, "anchors").unique(place).explode("anchors").drop_nulls().unnest("anchors")
    located = _with_raw_span(located, anchors, pl.col("char_start"), "first")
    return _with_raw_span(located, anchors, pl.col("char_end") - 1, "last")


def _with_raw_span(located: pl.DataFrame, anchors: pl.DataFrame, offset: pl.Expr, name: str) -> pl.DataFrame:
    """Add where the raw characters behind one clean character start and end, by the last anchor at or before it."""
    distance = pl.col("clean") - pl.col("anchor_clean").fill_null(0)
    start = pl.col("raw").fill_null(0) + distance
    return (
        located.with_columns(clean=offset.cast(pl.Int32))
        .sort("clean")
        .join_asof(
            anchors.sort("clean").with_columns(anchor_clean="clean"),
            on="clean",
            by=["page_id", "line_no"],
            strategy="backward",
            check_sortedness=False,
        )
        .with_columns(
            start.alias(f"{name}_start"),
            (start + pl.when(distance == 0).then("width").otherwise(1).fill_null(1)).alias(f"{name}_end"),
        )
        .drop("clean", "raw", "width", "anchor_clean")
    )
