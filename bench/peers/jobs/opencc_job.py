"""Traditional to Simplified with the official OpenCC: a page at a time, which is the fewest calls."""

from collections.abc import Iterator

from opencc import OpenCC

from bench.peers.answers import Job, Row, read_rows, serve


def texts_of(job: Job) -> tuple[OpenCC, list[str]]:
    """Read the pages of a job, and the converter of the form they are in."""
    return OpenCC(job["config"]), [page["text"] for page in read_rows(job["pages"])]


def convert(given: tuple[OpenCC, list[str]]) -> Iterator[Row]:
    """Convert each page; return its lines."""
    converter, texts = given
    for text in texts:
        yield from ({"text": line} for line in converter.convert(text).split("\n"))


if __name__ == "__main__":
    serve(texts_of, convert)
