"""From a slice of clean text to the exact slice of the raw line it came from.

A line's `anchors` list (clean, raw, width): the clean character at `clean` came from `width` raw ones at `raw`, those
after it from one each, until the next anchor. Two restored characters may share a raw one. Raw offsets count behind the
`trimmed` characters that were cut in front of the line; a line without anchors is as it was.
"""

import polars as pl

ANCHOR = pl.Struct({"clean": pl.Int32, "raw": pl.Int32, "width": pl.Int32})
ANCHORS = pl.List(ANCHOR)
# More than the characters of any line.
LONG_LINE = 1 << 24


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
    """Return of each span raw_line, trimmed, and first_start and last_end, which count behind what was trimmed."""
    place = ["page_id", "line_no"]
    source = lines.lazy().select(*place, "trimmed", raw_line="raw_text", is_moved=pl.col("anchors").list.len() > 0)
    located = (
        spans.lazy()
        .select(*place, "char_start", "char_end")
        .join(source.with_row_index("line"), on=place, how="left", maintain_order="left")
        .collect()
    )
    if not located["is_moved"].any():
        return located.rename({"char_start": "first_start", "char_end": "last_end"})
    anchors = _anchors(lines)
    first, last = pl.col("char_start"), pl.col("char_end") - 1
    ordered = located.lazy().with_row_index("span")
    return (
        _with_raw_span(_with_raw_span(ordered, anchors, first, "first"), anchors, last, "last").sort("span").collect()
    )


def _anchors(lines: pl.DataFrame) -> pl.LazyFrame:
    """Return one row per anchor, in the order of lines: at, the place of its clean character, clean, raw and width."""
    changed = lines.lazy().select("anchors").with_row_index("line").filter(pl.col("anchors").list.len() > 0)
    return (
        changed.explode("anchors").unnest("anchors").select("raw", "width", anchor="clean", at=_at("clean")).sort("at")
    )


def _with_raw_span(spans: pl.LazyFrame, anchors: pl.LazyFrame, clean: pl.Expr, name: str) -> pl.LazyFrame:
    """Add where the raw characters behind one clean character start and end, by the last anchor at or before it."""
    of_line = pl.col("anchor_at") // LONG_LINE == pl.col("line")
    distance = pl.col("clean") - pl.when(of_line).then("anchor").otherwise(0)
    start = pl.when(of_line).then("raw").otherwise(0) + distance
    width = pl.when(of_line & (distance == 0)).then("width").otherwise(1)
    return (
        spans.with_columns(clean=clean)
        .with_columns(at=_at("clean"))
        .sort("at")
        .join_asof(anchors.with_columns(anchor_at="at"), on="at", check_sortedness=False)
        .with_columns(start.alias(f"{name}_start"), (start + width).alias(f"{name}_end"))
        .drop("clean", "at", "raw", "width", "anchor", "anchor_at")
    )


def _at(clean: str) -> pl.Expr:
    """Return a place in the text as one number, which grows from line to line."""
    return pl.col("line").cast(pl.Int64) * LONG_LINE + pl.col(clean)
