"""Captures to documents: one row per distinct page, its decoded text and declared metadata, or why there is none."""

from collections.abc import Iterator

import polars as pl

from pipelines.documents.charset import decode
from pipelines.documents.html import META_NAMES, read_html
from pipelines.documents.markup import excess, harmless
from pipelines.readers.records import HTML

# The longest novels are no longer; what time and memory a page takes is bounded by it.
LONGEST_TEXT = 2_000_000
# What the source of a page declares beside it stands where the head of an HTML page would declare it.
DECLARED = {
    "html_title": "declared_title",
    "html_published": "declared_published",
    "html_site": "declared_outlet",
    "html_author": "declared_author",
    "html_url": "url",
}

SCHEMA = pl.Schema(
    {
        "page_id": pl.String,
        "source_path": pl.String,
        "source_format": pl.String,
        "media_type": pl.String,
        "url": pl.String,
        "charset": pl.String,
        "raw_text": pl.String,
        **dict.fromkeys(sorted(META_NAMES), pl.String),
        "error_class": pl.String,
        "reason": pl.String,
    }
)


def read_documents(captures: pl.DataFrame) -> pl.DataFrame:
    """Decode each capture that is neither a duplicate nor refused; bytes that are no text get an error class."""
    return pl.DataFrame(list(_documents(first_read(captures))), schema=SCHEMA)


def first_read(captures: pl.DataFrame) -> pl.DataFrame:
    """Return the captures whose bytes are to be read: those that are neither a duplicate nor refused."""
    return captures.filter(~pl.col("is_duplicate") & pl.col("error_class").is_null())


def _documents(pages: pl.DataFrame) -> Iterator[dict[str, str | None]]:
    # A loop, because decoding and HTML parsing are calls into C, one a page.
    identity = ("page_id", "source_path", "source_format", "media_type", "url")
    declared = pages.select(**DECLARED).iter_rows(named=True)
    for row, metadata in zip(pages.select(*identity, "charset", "content").iter_rows(), declared, strict=True):
        *known, charset, content = row
        document = dict(zip(identity, known, strict=True))
        yield document | _document(content, charset, document["media_type"] == HTML, metadata)


def _document(
    content: bytes, charset: str | None, is_html: bool, declared: dict[str, str | None]
) -> dict[str, str | None]:
    decoded = decode(content, charset)
    if decoded is None:
        reason = "the bytes are no text in UTF-8, UTF-16, GB18030, Big5 or the charset the page declares"
        return {"error_class": "not_text", "reason": reason}
    text, charset = decoded
    metadata = declared
    if is_html:
        markup = harmless(text)
        if too_much := excess(markup):
            return {"error_class": "too_complex", "reason": f"the HTML holds {too_much}"}
        text, head = read_html(markup)
        metadata = {field: head[field] or declared[field] for field in META_NAMES}
    if len(text) > LONGEST_TEXT:
        reason = f"{len(text):,} characters of text; one page may hold {LONGEST_TEXT:,}: split the file into its pages"
        return {"error_class": "too_large", "reason": reason}
    return {"raw_text": text, "charset": charset} | metadata
