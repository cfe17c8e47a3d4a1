"""Frames of lines and documents for the pages' tests, and the real pages where they are at hand."""

import re
from pathlib import Path

import polars as pl
import pytest

from pipelines.pages.articles import read_articles
from pipelines.pages.roles import label_roles

PROSE = "这一年全县新建了三座水库,灌溉面积扩大到十二万亩,沿线村庄的旱地多数变成了水田。"
REAL = Path(__file__).resolve().parents[3] / "shared" / "news"
GLOSS = re.compile(r"\([a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]+\)")
NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
METADATA = ("media_type", "html_title", "html_published", "html_author", "html_site", "html_url")


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


def read(text: str, **metadata: str) -> dict:
    """Return the article of a page of this text, and the HTML metadata given."""
    lines, documents = lines_of("p", text), document("p", **metadata)
    return read_articles(label_roles(lines, documents), documents).to_dicts()[0]


def parts(page: str) -> list[tuple[str, str]]:
    """Return the role and the text of each line of a labelled page."""
    rows = (line.partition(" ") for line in page.strip().split("\n"))
    return [(role, text) for role, _, text in rows]


def labelled(page: str, **metadata: str) -> list[tuple[str, str]]:
    """Return what the rules make of a labelled page's texts."""
    lines = lines_of("p", "\n".join(text for _, text in parts(page)))
    found = label_roles(lines, document("p", **metadata))
    return list(zip(found["role"], found["text"], strict=True))


def real_lines(number: int) -> pl.DataFrame:
    """Return one real page as the cleaner would hand it on, but for the damage, which stays."""
    paths = sorted(REAL.glob(f"{number:03d}_*.txt"))
    if not paths:
        pytest.skip(f"the real pages are not at {REAL}")
    from opencc import OpenCC  # noqa: PLC0415

    text = GLOSS.sub("", paths[0].read_text(encoding="utf-8"))
    return lines_of(f"real{number}", OpenCC("t2s").convert(text).translate(NARROW))
