"""Frames of lines and documents for the pages' tests, and the real pages where they are at hand."""

import re
from pathlib import Path

import polars as pl
import pytest

REAL = Path(__file__).resolve().parents[3] / "shared" / "news"
GLOSS = re.compile(r"\([a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]+\)")
NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
METADATA = ("html_title", "html_published", "html_author", "html_site", "html_url")


def lines_of(page_id: str, text: str) -> pl.DataFrame:
    rows = [line.strip() for line in text.split("\n")]
    return pl.DataFrame({"text": rows}).select(
        pl.lit(page_id).alias("page_id"),
        pl.int_range(1, pl.len() + 1, dtype=pl.Int32).alias("line_no"),
        "text",
        pl.lit(False).alias("is_damaged"),
    )


def document(page_id: str, **metadata: str) -> pl.DataFrame:
    fields = {name: metadata.get(name) for name in METADATA}
    row = {"page_id": page_id, "source_path": "page.txt", "source_format": "html" if metadata else "text"}
    schema = dict.fromkeys([*row, "script", *fields], pl.String)
    return pl.DataFrame([row | {"script": "simplified"} | fields], schema=schema)


def real_lines(number: int) -> pl.DataFrame:
    """Return one real page as the cleaner would hand it on, but for the damage, which stays."""
    paths = sorted(REAL.glob(f"{number:03d}_*.txt"))
    if not paths:
        pytest.skip(f"the real pages are not at {REAL}")
    from opencc import OpenCC  # noqa: PLC0415

    text = GLOSS.sub("", paths[0].read_text(encoding="utf-8"))
    return lines_of(f"real{number}", OpenCC("t2s").convert(text).translate(NARROW))
