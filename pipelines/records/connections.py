"""Connections to Dagster's SQLite files that stay open, for a run writes hundreds of events one by one."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Connection as SqliteConnection

from dagster._core.storage.event_log.sqlite.sqlite_event_log import SqliteEventLogStorage
from dagster._core.storage.sqlite import SQLITE_BUSY_TIMEOUT_SECONDS
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

# The index, the run at hand, and those that somebody looks at.
KEPT = 8


class KeptConnections(SqliteEventLogStorage):
    """The log of events, which opened and closed a file, and made an engine, for every statement."""

    @contextmanager
    def _connect(self, shard: str) -> Iterator[Connection]:
        with self._db_lock, self._engine(shard).connect() as connection, connection.begin():
            yield connection

    def _engine(self, shard: str) -> Engine:
        engines: OrderedDict[str, Engine] = self.__dict__.setdefault("_engines", OrderedDict())
        if shard not in engines:
            engines[shard] = _opened(self.conn_string_for_shard(shard))
        if shard not in self._initialized_dbs:
            self._initdb(engines[shard])
            self._initialized_dbs.add(shard)
        engines.move_to_end(shard)
        while len(engines) > KEPT:
            engines.popitem(last=False)[1].dispose()
        return engines[shard]

    def dispose(self) -> None:
        """Close the files."""
        for engine in self.__dict__.pop("_engines", {}).values():
            engine.dispose()
        super().dispose()


def _opened(address: str) -> Engine:
    engine = create_engine(address, poolclass=QueuePool, connect_args={"timeout": SQLITE_BUSY_TIMEOUT_SECONDS})
    event.listen(engine, "connect", _without_waiting_for_the_disk)
    return engine


def _without_waiting_for_the_disk(connection: SqliteConnection, _record: object) -> None:
    """Flush at checkpoints: the log stays whole whatever happens, and a power cut may cost its last events."""
    connection.execute("pragma synchronous = normal")
