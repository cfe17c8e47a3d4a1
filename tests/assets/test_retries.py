"""A failure that passes by itself is tried again; any other ends the step at once, and says what to do."""

import errno
import os

import dagster as dg
import duckdb
import pytest

from pipelines.assets.retries import BACK_OFF, trying_again_what_passes
from pipelines.definitions import definitions
from pipelines.failures import reason
from pipelines.ledger import LostBatchError
from pipelines.parquet import DamagedFileError
from pipelines.transient import is_transient
from pipelines.warehouse import DatabaseInUseError, UnreadableDatabaseError
from pipelines.writer_lock import WarehouseBusyError

PASSING = [
    DatabaseInUseError("news.duckdb is open for writing in python (PID 7)"),
    WarehouseBusyError("process 7 holds writer.lock for over 600 s"),
    OSError(errno.EIO, os.strerror(errno.EIO)),
    OSError(errno.EAGAIN, os.strerror(errno.EAGAIN)),
    OSError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT)),
    OSError(errno.ENETUNREACH, os.strerror(errno.ENETUNREACH)),
    ConnectionResetError(),
    TimeoutError(),
    duckdb.IOException("IO Error: Could not read from file: Input/output error"),
    duckdb.IOException("IO Error: Could not set lock on file"),
]
LASTING = [
    OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
    OSError(errno.EDQUOT, os.strerror(errno.EDQUOT)),
    PermissionError(errno.EACCES, os.strerror(errno.EACCES)),
    OSError(errno.EROFS, os.strerror(errno.EROFS)),
    FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)),
    NotADirectoryError("the raw folder does not exist; set NEWS_RAW to one that is"),
    LostBatchError("1 bronze files are gone"),
    DamagedFileError("a.parquet is damaged"),
    UnreadableDatabaseError("news.duckdb can't be opened"),
    duckdb.IOException("IO Error: Could not write file: No space left on device"),
    duckdb.BinderException("no such column"),
    ValueError("a rule met what it does not know"),
]


@pytest.mark.parametrize("error", PASSING, ids=repr)
def test_what_passes_is_tried_again(error: Exception) -> None:
    assert is_transient(error)


@pytest.mark.parametrize("error", LASTING, ids=repr)
def test_what_lasts_is_not(error: Exception) -> None:
    assert not is_transient(error)


def test_an_error_is_judged_by_what_it_came_of() -> None:
    wrapped = RuntimeError("the files cannot be listed")
    wrapped.__cause__ = ConnectionResetError()
    assert is_transient(wrapped)


def test_a_client_of_object_storage_that_reaches_nobody_is_told_by_the_name_of_its_error() -> None:
    unreachable = type("HTTPClientError", (Exception,), {"__module__": "botocore.exceptions"})
    assert is_transient(type("ConnectTimeoutError", (unreachable,), {})())


def attempts(error: Exception, *, failures: int = 9) -> tuple[int, str | None]:
    """Run a step that fails so many times; return how often it was tried, and why it failed if it did."""
    without_delay = BACK_OFF._replace(delay=0.01)
    tried = []

    @dg.asset(retry_policy=without_delay)
    def step(context: dg.AssetExecutionContext) -> None:
        tried.append(context.retry_number)
        with trying_again_what_passes(context):
            if len(tried) <= failures:
                raise error

    result = dg.materialize([step], raise_on_error=False)
    reasons = [reason(event) for event in result.all_events if event.is_step_failure]
    return len(tried), next(iter(reasons), None)


def test_a_step_whose_failure_passes_succeeds() -> None:
    assert attempts(ConnectionResetError("gone"), failures=2) == (3, None)


def test_a_step_is_tried_four_times_in_all() -> None:
    tried, why = attempts(DatabaseInUseError("news.duckdb is open in duckdb (PID 7)"))
    assert tried == 4
    assert "PID 7" in str(why)


def test_a_step_whose_failure_lasts_ends_at_once_and_says_what_to_do() -> None:
    tried, why = attempts(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "news.duckdb"))
    assert tried == 1
    assert "the disk is full; make room" in str(why)


def test_every_step_follows_the_policy() -> None:
    job = definitions.resolve_job_def("update")
    assert {node.name for node in job.nodes if node.definition.retry_policy != BACK_OFF} == set()
