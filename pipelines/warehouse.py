"""The one door to DuckDB: the working database for the one writer, the published one and its snapshots for readers."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import duckdb

from pipelines.failures import DAMAGED_DATABASE
from pipelines.placing import PARTIAL, place
from pipelines.settings import ROOT, SQL_FOLDER, Settings
from pipelines.snapshots import forget_log, keep_snapshot, put_in_place, snapshot_of

# A working file of which this share is free space is copied table by table, which leaves the free space behind. That
# compresses all of it again, half a minute a GB, and later loads use the free space, so it is done when half is waste.
WASTE = 0.5
HOLDER = re.compile(r"Conflicting lock is held in (.+?\(PID \d+\))")


class UnreadableDatabaseError(RuntimeError):
    """A database file is damaged, or of a version of DuckDB that this one does not read."""


class DatabaseInUseError(RuntimeError):
    """Another program has a database file open for writing, and DuckDB lets nobody else in."""


@contextmanager
def writer(settings: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the working database for writing; if it is gone or unreadable, the published one takes its place.

    The caller holds the writer's lock. Raises UnreadableDatabaseError where the published one can't be read either.
    """
    settings.working_database.parent.mkdir(parents=True, exist_ok=True)
    if not settings.working_database.exists():
        forget_log(settings.working_database)
        _take_published(settings)
    try:
        connection = _open(settings.working_database)
    except UnreadableDatabaseError:
        begin_with_published(settings)
        connection = _open(settings.working_database)
    try:
        _prepare(connection)
        yield connection
    finally:
        connection.close()


@contextmanager
def reader(settings: Settings, day: date | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the published database read-only, or the snapshot of what was published at the end of a day, in UTC.

    Raises FileNotFoundError where nothing is published yet, or no state as old as that is kept,
    UnreadableDatabaseError where the file can't be read, and DatabaseInUseError where somebody writes into it.
    """
    database = snapshot_of(settings.snapshots, day) if day else settings.published_database
    if not database.exists():
        raise FileNotFoundError(f"{database} does not exist yet; `make run` makes it")
    with _open(database, read_only=True) as connection:
        try:
            yield connection
        except duckdb.IOException as error:
            if DAMAGED_DATABASE in str(error):
                raise _unreadable(database, error) from error
            raise


def confine(connection: duckdb.DuckDBPyConnection) -> None:
    """Let what is asked from here on read nothing but the database: no other file, no network, no extension."""
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


def create_macros(connection: duckdb.DuckDBPyConnection, folder: str) -> None:
    """Create what the files of a folder under `sql/` define, in the order of their names, in the place of the old."""
    for macro in sorted((SQL_FOLDER / folder).glob("*.sql")):
        connection.execute(macro.read_text(encoding="utf-8"))


def publish(settings: Settings) -> int:
    """Put a copy of the working database in the readers' place in one step; return its size in bytes.

    The state is kept as a snapshot under the time of its publication; so is the one before, should the run that
    published it have been killed before it was.
    """
    with writer(settings) as connection:
        connection.execute("checkpoint")
        is_wasteful = _free_share(connection) > WASTE
    if is_wasteful:
        _compact(settings.working_database)
    with suppress(FileNotFoundError, UnreadableDatabaseError, DatabaseInUseError), reader(settings):
        keep_published(settings)
    put_in_place(settings.working_database, settings.published_database)
    keep_published(settings)
    return settings.published_database.stat().st_size


def keep_published(settings: Settings) -> None:
    """Keep a snapshot of what is published, where there is none yet."""
    keep_snapshot(settings.published_database, settings.snapshots)


def begin_with_published(settings: Settings) -> None:
    """Set a damaged working database aside, and put what readers have in its place, or nothing."""
    _set_aside(settings.working_database)
    _take_published(settings)


def begin_with_nothing(settings: Settings) -> None:
    """Set a damaged working database aside, and put an empty one in its place."""
    _set_aside(settings.working_database)
    _open(settings.working_database).close()


def _open(path: Path, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(path, read_only=read_only)
    except (duckdb.IOException, duckdb.SerializationException, duckdb.InternalException) as error:
        if holder := HOLDER.search(str(error)):
            raise DatabaseInUseError(
                f"{path} is open for writing in {holder[1]}. Close it there, and read it with "
                f"`duckdb -readonly` or read_only=True from then on: what is written into it is lost with the next run"
            ) from error
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: duckdb.Error) -> UnreadableDatabaseError:
    return UnreadableDatabaseError(
        f"{path} can't be opened: it is damaged, or was written by another version of DuckDB (this is "
        f"{duckdb.__version__}). Move it away and run again, and it is made anew. The newest snapshot is this same "
        f"file; docs/runbook.md tells how an older one takes its place. DuckDB says: {str(error).splitlines()[0]}"
    )


def _prepare(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("set autoinstall_known_extensions = false")
    connection.execute("set preserve_insertion_order = false")
    connection.execute("set memory_limit = '700MB'")
    # So many days that a join asks for are looked up one by one; of more, all between the first and the last are read.
    connection.execute("set dynamic_or_filter_threshold = 1000")
    connection.execute("set timezone = 'UTC'")
    connection.execute("set file_search_path = ?", [str(ROOT)])
    create_macros(connection, "macros")
    for schema in ("staging", "ops", "search"):
        connection.execute(f"create schema if not exists {schema}")


def _take_published(settings: Settings) -> None:
    """Begin with what readers have; with nothing where there is none, or where that can't be read."""
    if not settings.published_database.exists():
        return
    try:
        _open(settings.published_database, read_only=True).close()
    except UnreadableDatabaseError:
        _set_aside(settings.published_database)
    else:
        put_in_place(settings.published_database, settings.working_database)


def _set_aside(path: Path) -> None:
    """Keep an unreadable file under another name, for whoever wants to look into it, and make room for a new one."""
    forget_log(path)
    path.replace(path.with_suffix(".unreadable"))


def _free_share(connection: duckdb.DuckDBPyConnection) -> float:
    size = connection.execute("select total_blocks, free_blocks from pragma_database_size()").fetchone()
    total, free = size or (0, 0)
    return free / total if total else 0.0


def _compact(path: Path) -> None:
    """Copy the database table by table into a new file, without the space that deleted rows left."""
    compacted = path.with_suffix(PARTIAL)
    compacted.unlink(missing_ok=True)
    with duckdb.connect() as connection:
        connection.execute(f"attach '{_quoted(path)}' as wasteful (read_only)")
        connection.execute(f"attach '{_quoted(compacted)}' as compacted")
        connection.execute("copy from database wasteful to compacted")
        connection.execute("checkpoint compacted")
    place(compacted, path)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
