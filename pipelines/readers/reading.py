"""Read one input into records, whatever its format and whatever it is packed in."""

import io
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from pipelines.readers.archives import members
from pipelines.readers.compression import decompressed
from pipelines.readers.inputs import Input
from pipelines.readers.recognition import HEAD_BYTES, is_archive, looks_like, recognised
from pipelines.readers.records import LARGEST_PAGE, Record, refused
from pipelines.readers.unpacking import BrokenStreamError, Unpacked

# A record with the name of the format it was read in, None where that is not known.
Read = tuple[str | None, Record]


def read_records(source: Input) -> Iterator[Read]:
    """Yield the records of an input, one at least; a refusal of the whole input is a record too.

    An input that can't be read, or not to its end, gives a last record 'unreadable'.
    """
    if source.error_class is not None:
        yield None, refused(source.error_class, source.reason or "")
        return
    found = None
    try:
        with source.open() as file:
            records = _read_file(io.BufferedReader(cast("io.RawIOBase", file), HEAD_BYTES), source.source_path)
            for found in _with_bytes(records, source):
                yield found
    except (ConnectionError, TimeoutError):
        # It may pass: the step is tried again, and the file is none to set aside.
        raise
    except OSError as error:
        yield None, refused("unreadable", f"the file cannot be read: {error.strerror or error}")
        return
    if found is None:
        yield None, refused("empty", f"{source.source_path} holds no page", None if source.size else b"")


def _with_bytes(records: Iterator[Read], source: Input) -> Iterator[Read]:
    """Yield the records; the first that is refused without bytes of its own, as a bomb is, holds the file's."""
    is_kept = source.size > LARGEST_PAGE
    for source_format, record in records:
        if record.content is not None or is_kept:
            yield source_format, record
            continue
        with source.open() as file:
            yield source_format, replace(record, content=file.read(LARGEST_PAGE))
        is_kept = True


def _read_file(file: io.BufferedReader, path: str) -> Iterator[Read]:
    stream, name, layers = decompressed(file, path)
    if not is_archive(stream.peek(HEAD_BYTES)):
        yield from _read_stream(stream, name, layers)
        return
    try:
        with _seekable(stream, layers) as archive:
            for member, content in members(archive, path):
                for source_format, record in _read_member(content, member):
                    yield source_format, replace(record, member=member)
    except BrokenStreamError as error:
        yield None, refused(error.error_class, str(error))


def _read_member(content: Unpacked | Record, member: str) -> Iterator[Read]:
    if isinstance(content, Record):
        yield None, content
        return
    stream, name, layers = decompressed(content.buffered(), member)
    if is_archive(stream.peek(HEAD_BYTES)):
        reason = f"{member!r} is an archive within the archive; unpack it first"
        yield None, refused("nested_archive", reason, _whole(stream))
    else:
        yield from _read_stream(stream, name, [content, *layers])


def _read_stream(stream: io.BufferedReader, name: str, layers: list[Unpacked]) -> Iterator[Read]:
    """Read what is packed in nothing any more; `layers` are the streams that it came out of, outermost first."""
    head = stream.peek(HEAD_BYTES)
    known = recognised(head, name)
    if known is None:
        record = refused(*looks_like(head, name), _whole(stream))
        yield None, _broken(layers, record.content) or record
        return
    try:
        readable = _seekable(stream, layers) if known.seeks else stream
    except BrokenStreamError as error:
        yield known.name, refused(error.error_class, str(error))
        return
    with readable:
        for record in _unbroken(known.read(readable, name), known.is_one_page, layers):
            yield known.name, record


def _unbroken(records: Iterator[Record], is_one_page: bool, layers: list[Unpacked]) -> Iterator[Record]:
    """Yield the records; where the stream broke off, the last one may be a part of one, and is no page."""
    last = next(records, None)
    for record in records:
        if last:
            yield last
        last = record
    is_part = last is not None and (is_one_page or last.error_class is not None)
    broken = _broken(layers, last.content if last and is_part else None)
    if last and not (broken and is_part):
        yield last
    if broken:
        yield broken


def _broken(layers: list[Unpacked], content: bytes | None) -> Record | None:
    """Return the refusal of what is behind the place where a stream broke off, None where none did."""
    failure = next((layer.failure for layer in layers if layer.failure), None)
    if failure is None:
        return None
    # What a bomb unpacks to says no more than the bomb.
    return refused(failure.error_class, str(failure), None if failure.error_class == "bomb" else content)


def _whole(stream: io.BufferedReader) -> bytes | None:
    """Return the bytes of what is refused, to be kept, where they are not too many."""
    content = stream.read(LARGEST_PAGE + 1)
    return content if len(content) <= LARGEST_PAGE else None


def _seekable(stream: io.BufferedReader, layers: list[Unpacked]) -> BinaryIO:
    """Return the stream, or a copy of it on disk where it can't be moved about in. Raises BrokenStreamError."""
    if stream.seekable():
        return stream
    copy = tempfile.TemporaryFile()  # noqa: SIM115 - its reader closes it
    shutil.copyfileobj(stream, copy)
    copy.seek(0)
    if failure := next((layer.failure for layer in layers if layer.failure), None):
        raise failure
    return copy
