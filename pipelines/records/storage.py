"""Dagster's own SQLite storage, but for three things: no secret is stored, events are told as JSON lines, old runs go.

`dagster.yaml` names `Storage`, so every process that records anything of a run goes through it.
"""

import json
from pathlib import Path

import dagster as dg
from dagster._core.storage.event_log.schema import AssetEventTagsTable, SqlEventLogStorageTable
from dagster._core.storage.sqlite_storage import DagsterSqliteStorage, SqliteStorageConfig
from dagster._serdes import ConfigurableClassData, deserialize_value, serialize_value
from sqlalchemy import Select, exists, func, or_, select

from pipelines.records.connections import KeptConnections
from pipelines.records.event_lines import line_of
from pipelines.records.run_log import append
from pipelines.redaction import redact_json
from pipelines.settings import Settings

# What tells which asset holds which day.
STATE = [dg.DagsterEventType.ASSET_MATERIALIZATION.value, dg.DagsterEventType.ASSET_OBSERVATION.value]


class EventLog(KeptConnections):
    """The log of events: a file for each run, and an index of assets over all."""

    _told: tuple[str, str | None, str | None] | None = None

    def store_event(self, event: dg.EventLogEntry) -> None:
        """Store an event without the secrets in its texts, and tell it."""
        super().store_event(without_secrets(event))
        self._tell(event)

    def delete_events(self, run_id: str) -> None:
        """Delete a run's file, and what the index says of the run but for what is the last word on an asset's day."""
        with self.index_connection() as connection:
            forgotten = _not_the_last_word(run_id)
            connection.execute(AssetEventTagsTable.delete().where(AssetEventTagsTable.c.event_id.in_(forgotten)))
            connection.execute(SqlEventLogStorageTable.delete().where(SqlEventLogStorageTable.c.id.in_(forgotten)))
        self.free_concurrency_slots_for_run(run_id)
        for suffix in ("", "-wal", "-shm"):
            Path(self.path_for_shard(run_id) + suffix).unlink(missing_ok=True)

    def _tell(self, event: dg.EventLogEntry) -> None:
        line = line_of(event)
        if line is None:
            return
        # A step that wrote many days of an asset tells the same of each.
        subject = (event.run_id, str(line["event"]), str(line.get("asset")))
        if line["event"] != "asset_written" or subject != self._told:
            append(Settings.from_environment().logs, line)
        self._told = subject


class Storage(DagsterSqliteStorage):
    """Runs, events and ticks in SQLite files under one folder."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        super().__init__(base_dir, inst_data)
        self._event_log_storage = EventLog(str(Path(base_dir, "history", "runs")))

    @classmethod
    def from_config_value(  # type: ignore[override]  # narrowed by the class above in the same way
        cls, inst_data: ConfigurableClassData, config_value: SqliteStorageConfig
    ) -> "Storage":
        """Open the storage that `dagster.yaml` names."""
        return cls.from_local(inst_data=inst_data, **config_value)


def _not_the_last_word(run_id: str) -> Select[tuple[int]]:
    """Select the index's entries of a run, but for those on the state of an asset's day that none later replaces."""
    entry, later = SqlEventLogStorageTable.c, SqlEventLogStorageTable.alias().c
    is_replaced = exists().where(
        later.asset_key == entry.asset_key,
        later.dagster_event_type == entry.dagster_event_type,
        later.partition.is_not_distinct_from(entry.partition),
        later.id > entry.id,
    )
    is_state = func.coalesce(entry.dagster_event_type, "").in_(STATE)
    return select(entry.id).where(entry.run_id == run_id, or_(~is_state, is_replaced))


def without_secrets(event: dg.EventLogEntry) -> dg.EventLogEntry:
    """Return the event with every secret in its texts blacked out: messages, metadata, tracebacks."""
    written = json.loads(serialize_value(event))
    clean = redact_json(written)
    return event if clean == written else deserialize_value(json.dumps(clean), dg.EventLogEntry)
