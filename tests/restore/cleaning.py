"""Cleaning one page, for tests that speak of pages and lines."""

import polars as pl

from pipelines.documents.documents import SCHEMA
from pipelines.restore.lines import clean_lines
from pipelines.restore.metadata import clean_metadata


def cleaned(*pages: str) -> pl.DataFrame:
    """Return the lines of one or more raw pages, cleaned; page ids count from 0."""
    rows = [{"page_id": str(number), "raw_text": page} for number, page in enumerate(pages)]
    return clean_lines(clean_metadata(pl.DataFrame(rows, schema=SCHEMA)))


def texts(page: str) -> list[str]:
    """Return the clean lines of one raw page."""
    return cleaned(page)["text"].to_list()


def folded(text: str) -> list[str]:
    """Return the lines of a clean page as they are to come out: one width, no blanks around them."""
    wide = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | dict.fromkeys(
        map(ord, "\u3000\u2002\u2003\u2009\xa0\t"), " "
    )
    return [line.translate(wide).strip() for line in text.rstrip("\n").split("\n")]
