"""What readers of facts share: the lines that tell the story, and the columns by which a row has its characters."""

import polars as pl

STORY = ("title", "heading", "body", "bullet", "caption")
# char_start and char_end count code points of the line's clean text, from 0, half-open; surface is the slice.
SPAN: dict[str, type[pl.DataType]] = {
    "page_id": pl.String,
    "line_no": pl.Int32,
    "char_start": pl.Int32,
    "char_end": pl.Int32,
    "surface": pl.String,
}
