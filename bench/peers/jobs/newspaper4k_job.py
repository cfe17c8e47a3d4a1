"""What newspaper4k reads out of HTML pages."""

from collections.abc import Iterator
from typing import Any

from newspaper import Article

from bench.peers.answers import Job, Row, read_rows, serve

ANY_URL = "http://news.example/a"


def read_articles(pages: list[dict[str, Any]]) -> Iterator[Row]:
    """Read title, date, author and body of each page."""
    for page in pages:
        article = Article(ANY_URL, language="zh", fetch_images=False)
        article.download(input_html=page["html"])
        article.parse()
        yield {
            "page_id": page["page_id"],
            "title": article.title,
            "published": str(article.publish_date or "")[:10],
            "authors": "、".join(article.authors),
            "body": article.text,
        }


def pages_of(job: Job) -> list[dict[str, Any]]:
    """Read the pages of a job."""
    return read_rows(job["pages"])


if __name__ == "__main__":
    serve(pages_of, read_articles)
