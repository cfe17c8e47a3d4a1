"""Frames of lines and articles for the tests of what is read from them."""

from datetime import date

import polars as pl

SCHEMA = {"page_id": pl.String, "line_no": pl.Int32, "role": pl.String, "text": pl.String, "is_damaged": pl.Boolean}


def lines_of(*texts: str, role: str = "body", page: str = "page") -> pl.DataFrame:
    """Return the lines of a page, all of one role."""
    rows = [(page, number, role, text, False) for number, text in enumerate(texts, 1)]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def articles_of(
    *,
    page: str = "page",
    region_code: str | None = None,
    published_on: date | None = date(2024, 5, 20),
    outlet_name: str | None = None,
    body: str = "",
) -> pl.DataFrame:
    """Return the article of a page."""
    schema = {
        **dict.fromkeys(("page_id", "title", "body_text", "outlet_name", "region_code", "zone_name"), pl.String),
        "published_on": pl.Date,
    }
    row = (page, None, body, outlet_name, region_code, None, published_on)
    return pl.DataFrame([row], schema=schema, orient="row")
