"""Names by jieba's part-of-speech tags: persons, places, bodies and numbers."""

from collections.abc import Iterator

import jieba
from jieba import posseg

from bench.peers.answers import Job, Row, read_rows, serve

TAGS = {"nr": "person", "nrt": "person", "nrfg": "person", "ns": "place", "nt": "organization", "m": "number"}

jieba.initialize()


def lines_of(job: Job) -> list[Row]:
    """Read the lines of a job."""
    return read_rows(job["lines"])


def names(lines: list[Row]) -> Iterator[Row]:
    """Tag each line; return the words that name something."""
    for line in lines:
        for word, tag in posseg.cut(line["text"]):
            if tag in TAGS:
                yield {"page_id": line["page_id"], "line_no": line["line_no"], "kind": TAGS[tag], "surface": word}


if __name__ == "__main__":
    serve(lines_of, names)
