"""The commit points: the calls by which a run changes what is on disk, told one by one as they begin and end."""

import os
import shutil
from collections.abc import Callable
from functools import wraps
from typing import Any

import duckdb
import polars as pl

# Called with the number of the point from 1, and what it is, such as "before replace news.duckdb".
Reached = Callable[[int, str], None]
FILES = ("replace", "rename", "link", "unlink", "rmdir", "mkdir", "fsync")
DATABASE = ("begin", "commit", "rollback", "checkpoint", "close")
# Of the statements sent as text, those that write as much as a commit does.
STATEMENTS = ("checkpoint", "copy from database", "attach", "create schema", "insert into ops.run")


class _Counter:
    def __init__(self, reached: Reached, put: Callable[[Any, str, Any], None]) -> None:
        self.reached = reached
        self.put = put
        self.number = 0

    def tell(self, what: str) -> None:
        self.number += 1
        self.reached(self.number, what)


def trace(reached: Reached, put: Callable[[Any, str, Any], None] = setattr) -> None:
    """Tell `reached` of every commit point of this process from now on; it may end the process there.

    What tells of them is put in the place of the real calls by `put`.
    """
    counter = _Counter(reached, put)
    for name in FILES:
        _wrap(os, name, counter, lambda name, given: f"{name} {_named(given)}")
    _wrap(shutil, "copyfile", counter, lambda name, given: f"{name} {_named(given)}")
    _wrap(pl.DataFrame, "write_parquet", counter, lambda name, _: name)
    for name in DATABASE:
        _wrap(duckdb.DuckDBPyConnection, name, counter, lambda name, _: f"database {name}")
    _wrap(duckdb.DuckDBPyConnection, "execute", counter, _statement)
    _wrap(duckdb, "connect", counter, lambda name, given: f"database {name} {_named(given)}")


def _wrap(owner: Any, name: str, counter: _Counter, describe: Callable[[str, tuple[Any, ...]], str]) -> None:
    real = getattr(owner, name)

    @wraps(real)
    def traced(*given: Any, **named: Any) -> Any:
        what = describe(name, given)
        if not what:
            return real(*given, **named)
        counter.tell(f"before {what}")
        answer = real(*given, **named)
        counter.tell(f"after {what}")
        return answer

    counter.put(owner, name, traced)


def _statement(_name: str, given: tuple[Any, ...]) -> str:
    text = str(given[1]).lower()
    return next((f"database {words}" for words in STATEMENTS if text.startswith(words)), "")


def _named(given: tuple[Any, ...]) -> str:
    """Return the last path that a call was given, without the folder it stands in."""
    paths = [os.fspath(value) for value in given if isinstance(value, str | os.PathLike)]
    return os.path.basename(str(paths[-1])) if paths else ""  # noqa: PTH119
