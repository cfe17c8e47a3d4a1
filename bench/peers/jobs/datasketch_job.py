"""Near-duplicate pages with datasketch: a MinHash of character shingles each, and LSH."""

from collections.abc import Iterator
from typing import Any

from datasketch import MinHash, MinHashLSH

from bench.peers.answers import Job, Row, read_rows, serve

SHINGLE = 5
PERMUTATIONS = 128
# The library's example takes 0.5; a first half of a page has about half of the page's shingles.
THRESHOLD = 0.5


def pages_of(job: Job) -> list[dict[str, Any]]:
    """Read the pages of a job."""
    return read_rows(job["pages"])


def groups(pages: list[dict[str, Any]]) -> Iterator[Row]:
    """Put each page into the group of the pages like it, directly or through others."""
    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    parent = {page["page_id"]: page["page_id"] for page in pages}
    for page in pages:
        sketch = MinHash(num_perm=PERMUTATIONS)
        text = page["text"]
        sketch.update_batch([text[start : start + SHINGLE].encode() for start in range(len(text) - SHINGLE + 1)])
        for other in index.query(sketch):
            parent[_root(parent, other)] = _root(parent, page["page_id"])
        index.insert(page["page_id"], sketch)
    for page_id in parent:
        yield {"page_id": page_id, "story": _root(parent, page_id)}


def _root(parent: dict[str, str], page_id: str) -> str:
    while parent[page_id] != page_id:
        parent[page_id] = page_id = parent[parent[page_id]]
    return page_id


if __name__ == "__main__":
    serve(pages_of, groups)
