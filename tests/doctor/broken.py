"""Small warehouses to break: two tables of records, no run of the job."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from pipelines.settings import Settings

NOW = datetime.now(UTC)


def warehouse(folder: Path, *, finished: datetime = NOW, refused: int = 0, seen: int = 10) -> Settings:
    """Make a published and a working database in which one run has succeeded, and an empty raw folder."""
    settings = Settings(raw=folder / "raw", warehouse=folder / "warehouse")
    settings.raw.mkdir()
    settings.working_database.parent.mkdir(parents=True)
    with duckdb.connect(settings.published_database) as connection:
        connection.execute("create schema ops")
        connection.execute("create table ops.run (started_at timestamptz, finished_at timestamptz, status text)")
        connection.execute("insert into ops.run values (?, ?, 'success')", [finished - timedelta(minutes=1), finished])
        connection.execute("create table fact_capture as select now() as first_seen_at from range(?)", [seen])
        connection.execute(
            "create table ops.quarantine as select now() as first_seen_at, 'empty' as error_class from range(?)",
            [refused],
        )
    settings.working_database.write_bytes(settings.published_database.read_bytes())
    return settings


def dagster_records(settings: Settings, **runs: tuple[str, float]) -> None:
    """Write Dagster's table of runs: by name, the status and when it ended; and an empty one of heartbeats."""
    history = settings.dagster_storage / "history"
    history.mkdir(parents=True)
    with closing(sqlite3.connect(history / "runs.db")) as records, records:
        records.execute("create table runs (run_id text, status text, start_time float, end_time float)")
        records.executemany(
            "insert into runs values (?, ?, ?, ?)",
            [(run_id, status, ended - 60, ended) for run_id, (status, ended) in runs.items()],
        )
        records.execute("create table daemon_heartbeats (daemon_type text, timestamp text)")


def heartbeat(settings: Settings, beat: datetime) -> None:
    with closing(sqlite3.connect(settings.dagster_storage / "history" / "runs.db")) as records, records:
        records.execute("insert into daemon_heartbeats values ('SCHEDULER', ?)", [f"{beat:%Y-%m-%d %H:%M:%S.%f}"])


def schedule(settings: Settings, status: str) -> None:
    folder = settings.dagster_storage / "schedules"
    folder.mkdir(parents=True)
    body = '{"__class__": "InstigatorState", "origin": {"__class__": "ExternalJobOrigin", "job_name": "daily"}}'
    with closing(sqlite3.connect(folder / "schedules.db")) as records, records:
        records.execute("create table instigators (instigator_type text, instigator_body text, status text)")
        records.execute("insert into instigators values ('SCHEDULE', ?, ?)", [body, status])
