"""Places in all lines as one number that grows through the pages, so that `the last before` is one sorted join."""

import polars as pl

LINE_SPAN = 1 << 24


def numbered(lines: pl.DataFrame) -> pl.DataFrame:
    """Add line, the line's place among all lines in the order of the pages."""
    return lines.sort("page_id", "line_no").with_row_index("line").with_columns(pl.col("line").cast(pl.Int64))


def spot(char: str) -> pl.Expr:
    """Return the place of a character of a line."""
    return pl.col("line") * LINE_SPAN + pl.col(char).cast(pl.Int64)


def placed(spans: pl.DataFrame, lines: pl.DataFrame) -> pl.DataFrame:
    """Add to spans their line, and start and end as places; spans of other lines are left out."""
    numbers = lines.select("page_id", "line_no", "line")
    found = spans.join(numbers, on=["page_id", "line_no"])
    return found.with_columns(start=spot("char_start"), end=spot("char_end")).sort("end")


def last_before(rows: pl.DataFrame, spans: pl.DataFrame, at: str, prefix: str) -> pl.DataFrame:
    """Add to each row the columns of the last span that ends at or before its place, under the prefix."""
    named = spans.rename({name: f"{prefix}{name}" for name in spans.columns})
    return rows.sort(at).join_asof(
        named.sort(f"{prefix}end"), left_on=at, right_on=f"{prefix}end", check_sortedness=False
    )


def first_after(rows: pl.DataFrame, spans: pl.DataFrame, at: str, prefix: str) -> pl.DataFrame:
    """Add to each row the columns of the first span that starts at or after its place, under the prefix."""
    named = spans.rename({name: f"{prefix}{name}" for name in spans.columns})
    return rows.sort(at).join_asof(
        named.sort(f"{prefix}start"),
        left_on=at,
        right_on=f"{prefix}start",
        strategy="forward",
        check_sortedness=False,
    )
