"""What trafilatura reads out of HTML pages."""

from collections.abc import Iterator
from typing import Any

import trafilatura

from bench.peers.answers import Job, Row, read_rows, serve


def read_articles(pages: list[dict[str, Any]]) -> Iterator[Row]:
    """Read title, date, author and body of each page."""
    for page in pages:
        found = trafilatura.bare_extraction(page["html"], with_metadata=True)
        article = found.as_dict() if found else {}
        yield {
            "page_id": page["page_id"],
            "title": article.get("title"),
            "published": article.get("date"),
            "authors": article.get("author"),
            "body": article.get("text"),
        }


def pages_of(job: Job) -> list[dict[str, Any]]:
    """Read the pages of a job."""
    return read_rows(job["pages"])


if __name__ == "__main__":
    serve(pages_of, read_articles)
