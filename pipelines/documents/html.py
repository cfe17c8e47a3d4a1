"""HTML to the lines a reader sees, and the metadata its head declares."""

import re
from collections.abc import Iterator
from itertools import islice

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import ElementNode, HTMLTree

# In order of trust: the names under which Chinese news sites declare each field.
META_NAMES = {
    "html_published": (
        "article:published_time",
        "og:release_date",
        "publishdate",
        "pubdate",
        "publish_time",
        "publish-date",
        "releasedate",
    ),
    "html_author": ("article:author", "author"),
    "html_site": ("source", "contentsource", "mediaid", "og:site_name", "sitename"),
    "html_title": ("og:title", "articletitle", "title"),
    "html_url": ("og:url",),
}

# No head of a news page holds more; what follows is not read.
MOST_HEAD_NODES = 5_000
JSON_LD = 'script[type="application/ld+json" i]'
MOST_JSON_LD = 10
# Not parsed: what sites write there is often not JSON, and may hold the page's whole text.
LINKED_DATE = '"datePublished"'
DATE_PUBLISHED = re.compile(rf'{LINKED_DATE}\s*:\s*"([^"]{{4,40}})"')


def read_html(markup: str) -> tuple[str, dict[str, str | None]]:
    """Return the visible text, a line for each block, and what the head says of title, date, author, site and URL."""
    tree = HTMLTree.parse(markup)
    text = extract_plain_text(tree, preserve_formatting=True, list_bullets=True, alt_texts=False, comments=False)
    declared = dict(_declared(tree))
    metadata = {field: _first(declared, names) for field, names in META_NAMES.items()}
    metadata["html_title"] = metadata["html_title"] or (tree.title or "").strip() or None
    if not metadata["html_published"] and LINKED_DATE in markup:
        metadata["html_published"] = _linked_data_date(tree)
    return text, metadata


def _linked_data_date(tree: HTMLTree) -> str | None:
    """Return the publish date that a JSON-LD script declares (schema.org, NewsArticle)."""
    for script in tree.document.query_selector_all(JSON_LD)[:MOST_JSON_LD] if tree.document else []:
        if found := DATE_PUBLISHED.search(str(script.text)):
            return found[1]
    return None


def _declared(tree: HTMLTree) -> Iterator[tuple[str, str]]:
    # One walk: a list of elements searches the tree again for each of them.
    elements = [node for node in islice(tree.head or (), MOST_HEAD_NODES) if isinstance(node, ElementNode)]
    for tag in reversed(elements):
        name = tag.getattr("property") or tag.getattr("name") or tag.getattr("itemprop")
        content = (tag.getattr("content") or "").strip()
        if name and content:
            yield name.lower(), content


def _first(declared: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((declared[name] for name in names if name in declared), None)
