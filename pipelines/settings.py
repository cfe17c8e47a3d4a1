"""The few settings, resolved from the repository's root, and the places a run writes to."""

import json
import os
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
SQL_FOLDER = ROOT / "sql"


def lineage_destination() -> str | None:
    """Read NEWS_OPENLINEAGE: where to tell of runs, a URL or a file by an absolute path; None where it is unset."""
    destination = os.environ.get("NEWS_OPENLINEAGE")
    is_url = destination and destination.startswith(("http://", "https://"))
    return destination if is_url else str(ROOT / destination) if destination else None


class SettingError(RuntimeError):
    """A setting holds what it cannot hold."""


def accepted_findings() -> list[str]:
    """Read NEWS_ACCEPT: findings of blocking quality checks that may be published, `<check>:<day>`, by blanks."""
    return os.environ.get("NEWS_ACCEPT", "").replace(",", " ").split()


# A folder on this machine, or the URL of one on object storage.
RawFolder = Path | str


def raw_options() -> dict[str, Any]:
    """Read NEWS_RAW_OPTIONS: what the library behind NEWS_RAW's URL is given, a JSON object. Raises SettingError."""
    try:
        options = json.loads(os.environ.get("NEWS_RAW_OPTIONS") or "{}")
    except ValueError:
        options = None
    if not isinstance(options, dict):
        raise SettingError('NEWS_RAW_OPTIONS is no JSON object; write it as {"endpoint_url": "http://127.0.0.1:9000"}')
    return options


# What a column of a file of pages can be for.
PAGE_ROLES = ("text", "html", "title", "published", "outlet", "author", "url", "captured_at")


def page_columns() -> dict[str, str]:
    """Read NEWS_COLUMNS: the columns of JSON and Parquet files by what they hold, as `text=content,title=headline`.

    Raises SettingError.
    """
    pairs = [pair.partition("=") for pair in os.environ.get("NEWS_COLUMNS", "").split(",") if pair.strip()]
    columns = {role.strip(): column.strip() for role, _, column in pairs}
    if not all(columns.values()) or not columns.keys() <= {*PAGE_ROLES}:
        form = f"write text=content,title=headline; left of each = stands one of {', '.join(PAGE_ROLES)}"
        raise SettingError(f"NEWS_COLUMNS={os.environ['NEWS_COLUMNS']!r} can't be read: {form}")
    return columns


def alert_channels() -> list[str]:
    """Read NEWS_ALERTS: `log` and URLs of services, by blanks or commas; unset or empty means `log`."""
    return os.environ.get("NEWS_ALERTS", "").replace(",", " ").split() or ["log"]


def late_after() -> timedelta:
    """Read NEWS_LATE_HOURS: how long the warehouse may go without a run that brings it up to date; 26 where unset.

    Raises SettingError.
    """
    hours = os.environ.get("NEWS_LATE_HOURS") or "26"
    try:
        return timedelta(hours=float(hours))
    except ValueError as error:
        raise SettingError(f"NEWS_LATE_HOURS is {hours!r}; set it to a number of hours, such as 26") from error


@dataclass(frozen=True)
class Settings:
    """Where pages are read from and where everything a run makes is kept."""

    raw: RawFolder
    warehouse: Path

    @classmethod
    def of(cls, raw: str, warehouse: str) -> "Settings":
        """Take paths that are absolute, or relative to the repository's root; `raw` may be an fsspec URL."""
        folder = raw.removeprefix("file://")
        return cls(raw=folder if "://" in folder else ROOT / folder, warehouse=ROOT / warehouse)

    @classmethod
    def from_environment(cls) -> "Settings":
        """Read NEWS_RAW and NEWS_WAREHOUSE; unset or empty means the sample pages and `warehouse/`.

        Raises SettingError.
        """
        return cls.of(_place("NEWS_RAW") or "seeds/news", _place("NEWS_WAREHOUSE") or "warehouse")

    @property
    def captures(self) -> Path:
        """The bronze layer: every page's bytes, as first seen."""
        return self.warehouse / "bronze" / "captures"

    @property
    def silver(self) -> Path:
        """The silver layer: a folder for each stage, and in it one for the version of its rules."""
        return self.warehouse / "silver"

    @property
    def working_database(self) -> Path:
        """The database a run loads; readers never open it."""
        return self.warehouse / "working" / "news.duckdb"

    @property
    def published_database(self) -> Path:
        """The database readers open."""
        return self.warehouse / "news.duckdb"

    @property
    def exports(self) -> Path:
        """What was exported from the published database for others to read."""
        return self.warehouse / "exports"

    @property
    def snapshots(self) -> Path:
        """The last published databases, a file for each."""
        return self.warehouse / "snapshots"

    @property
    def alerts(self) -> Path:
        """What people were told of, and the log of it."""
        return self.warehouse / "alerts"

    @property
    def lock(self) -> Path:
        """The file whose lock the one writer holds."""
        return self.warehouse / "working" / "writer.lock"

    @property
    def passed(self) -> Path:
        """The note of the published database that passed every check last."""
        return self.warehouse / "working" / "passed"

    @property
    def logs(self) -> Path:
        """What runs said, as JSON lines, a file for each day."""
        return self.warehouse / "logs"

    @property
    def dagster_home(self) -> Path:
        """Where Dagster reads its configuration, and leaves what it leaves beside it."""
        return self.warehouse / "working" / "dagster"

    @property
    def dagster_storage(self) -> Path:
        """Dagster's own runs, events and logs."""
        return self.warehouse / "dagster"


@dataclass(frozen=True)
class Retention:
    """For how many days what is told of runs is kept; the warehouse itself keeps all."""

    run_days: int = 90
    log_days: int = 90

    @classmethod
    def from_environment(cls) -> "Retention":
        """Read NEWS_RUN_DAYS, Dagster's records of a run, and NEWS_LOG_DAYS, the log. Raises SettingError."""
        return cls(run_days=_days("NEWS_RUN_DAYS", cls.run_days), log_days=_days("NEWS_LOG_DAYS", cls.log_days))


def _days(name: str, default: int) -> int:
    value = os.environ.get(name) or str(default)
    if not value.isdecimal() or int(value) < 1:
        raise SettingError(f"{name} is {value!r}; it must be a whole number of days, 1 or more")
    return int(value)


def _place(name: str) -> str | None:
    value = os.environ.get(name)
    if value and urlsplit(value).password:
        # A place is shown in the UI, in logs and in the warehouse.
        raise SettingError(f"{name} holds a password; give it in NEWS_RAW_OPTIONS or AWS_SECRET_ACCESS_KEY")
    return value
