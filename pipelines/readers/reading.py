"""Read one input into records, whatever its format."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from pipelines.readers.formats.registry import BY_SUFFIX, Format
from pipelines.readers.inputs import Input
from pipelines.readers.records import LARGEST_PAGE, Record, refused


def read_records(source: Input) -> Iterator[tuple[str | None, Record]]:
    """Yield the records of an input, each with the name of its format; a refusal of the whole input is a record too.

    An input that can't be read, or not to its end, gives a last record 'unreadable'.
    """
    if source.error_class is not None:
        yield None, refused(source.error_class, source.reason or "")
        return
    suffix = PurePosixPath(source.source_path).suffix.lower()
    known = BY_SUFFIX.get(suffix)
    try:
        if known is None:
            yield None, _unknown(source, suffix)
        else:
            yield from _read(source, known)
    except OSError as error:
        reason = f"the file cannot be read: {error.strerror or error}"
        yield known.name if known else None, refused("unreadable", reason)


def _read(source: Input, known: Format) -> Iterator[tuple[str, Record]]:
    with source.open() as stream:
        for record in known.read(stream, source.source_path):
            yield known.name, record


def _unknown(source: Input, suffix: str) -> Record:
    """Return the refusal of a file that no reader is for, with its bytes where they are not too many to keep."""
    formats = ", ".join(BY_SUFFIX)
    reason = f"the extension {suffix or '(none)'} names no known format; known are {formats}"
    with source.open() as stream:
        content = stream.read(LARGEST_PAGE + 1)
    return refused("unknown_format", reason, content if len(content) <= LARGEST_PAGE else None)
