"""Traditional to Simplified with opencc-python-reimplemented: row by row, as a column of a frame is mapped."""

from collections.abc import Iterator

from opencc import OpenCC

from bench.peers.answers import Job, Row, read_rows, serve


def lines_of(job: Job) -> tuple[OpenCC, list[str]]:
    """Read the lines of a job's pages, and the converter of the form they are in."""
    return OpenCC(job["config"]), [line for page in read_rows(job["pages"]) for line in page["text"].split("\n")]


def convert(given: tuple[OpenCC, list[str]]) -> Iterator[Row]:
    """Convert each line."""
    converter, lines = given
    for line in lines:
        yield {"text": converter.convert(line)}


if __name__ == "__main__":
    serve(lines_of, convert)
