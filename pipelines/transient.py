"""Which failures pass by themselves, so that trying again is of use."""

import errno
from collections.abc import Iterator

import duckdb

from pipelines.warehouse import DatabaseInUseError
from pipelines.writer_lock import WarehouseBusyError

PASSING_ERRORS = (DatabaseInUseError, WarehouseBusyError, ConnectionError, TimeoutError, duckdb.HTTPException)
# What the operating system calls a network or a disk that answers again later. A full disk, a quota and a missing
# permission wait for a person.
PASSING = {
    *(errno.EIO, errno.EAGAIN, errno.EINTR, errno.EBUSY, errno.ESTALE, errno.ETIMEDOUT, errno.EREMOTEIO),
    *(errno.ENETDOWN, errno.ENETUNREACH, errno.EHOSTDOWN, errno.EHOSTUNREACH),
    *(errno.ECONNABORTED, errno.ECONNREFUSED, errno.ECONNRESET, errno.EPIPE),
}
# DuckDB hands on the operating system's words, not its numbers.
PASSING_WORDS = ("Could not set lock", "Input/output error", "Resource temporarily unavailable", "timed out")
# By name, for only a run that reads from object storage has these libraries loaded.
NETWORK_ERRORS = {"botocore.exceptions.HTTPClientError", "aiohttp.client_exceptions.ClientConnectionError"}


def is_transient(error: BaseException) -> bool:
    """Tell whether the error, or one that it came of, passes by itself."""
    return any(_passes(link) for link in _chain(error))


def _passes(error: BaseException) -> bool:
    if any(f"{base.__module__}.{base.__qualname__}" in NETWORK_ERRORS for base in type(error).__mro__):
        return True
    if isinstance(error, PASSING_ERRORS):
        return True
    if isinstance(error, duckdb.IOException):
        return any(words in str(error) for words in PASSING_WORDS)
    return isinstance(error, OSError) and error.errno in PASSING


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__
