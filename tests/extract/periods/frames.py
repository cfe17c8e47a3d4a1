"""Frames of lines and articles for the tests of periods."""

from datetime import date

import polars as pl

LINES = {"page_id": pl.String, "line_no": pl.Int32, "role": pl.String, "text": pl.String, "is_damaged": pl.Boolean}
ARTICLES = {"page_id": pl.String, "published_on": pl.Date, "published_precision": pl.String}


def lines_of(*texts: str, role: str = "body") -> pl.DataFrame:
    """Return the lines of one page, all of one role."""
    return with_roles([(role, text) for text in texts])


def with_roles(lines: list[tuple[str, str]]) -> pl.DataFrame:
    """Return the lines of one page from roles and texts."""
    rows = [("page", number, role, text, False) for number, (role, text) in enumerate(lines, 1)]
    return pl.DataFrame(rows, schema=LINES, orient="row")


def articles_of(published: str, precision: str = "day") -> pl.DataFrame:
    """Return the article of that page; `-` is a publish date that is not known."""
    known = published != "-"
    row = ("page", date.fromisoformat(published) if known else None, precision if known else "none")
    return pl.DataFrame([row], schema=ARTICLES, orient="row")
