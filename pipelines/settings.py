"""The few settings, resolved from the repository's root, and the places a run writes to."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SQL_FOLDER = ROOT / "sql"


def lineage_destination() -> str | None:
    """Read NEWS_OPENLINEAGE: where to tell of runs, a URL or a file by an absolute path; None where it is unset."""
    destination = os.environ.get("NEWS_OPENLINEAGE")
    is_url = destination and destination.startswith(("http://", "https://"))
    return destination if is_url else str(ROOT / destination) if destination else None


# What a column of a file of pages can be for.
PAGE_ROLES = ("text", "html", "title", "published", "outlet", "author", "url", "captured_at")


class BadSettingError(RuntimeError):
    """A setting can't be read."""


def page_columns() -> dict[str, str]:
    """Read NEWS_COLUMNS: the columns of JSON and Parquet files by what they hold, as `text=content,title=headline`.

    Raises BadSettingError.
    """
    pairs = [pair.partition("=") for pair in os.environ.get("NEWS_COLUMNS", "").split(",") if pair.strip()]
    columns = {role.strip(): column.strip() for role, _, column in pairs}
    if not all(columns.values()) or not columns.keys() <= {*PAGE_ROLES}:
        form = f"write text=content,title=headline; left of each = stands one of {', '.join(PAGE_ROLES)}"
        raise BadSettingError(f"NEWS_COLUMNS={os.environ['NEWS_COLUMNS']!r} can't be read: {form}")
    return columns


@dataclass(frozen=True)
class Settings:
    """Where pages are read from and where everything a run makes is kept."""

    raw: Path
    warehouse: Path

    @classmethod
    def of(cls, raw: str, warehouse: str) -> "Settings":
        """Take paths that are absolute, or relative to the repository's root."""
        return cls(raw=ROOT / raw, warehouse=ROOT / warehouse)

    @classmethod
    def from_environment(cls) -> "Settings":
        """Read NEWS_RAW and NEWS_WAREHOUSE; unset or empty means the sample pages and `warehouse/`."""
        return cls.of(os.environ.get("NEWS_RAW") or "seeds/news", os.environ.get("NEWS_WAREHOUSE") or "warehouse")

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
    def lock(self) -> Path:
        """The file whose lock the one writer holds."""
        return self.warehouse / "working" / "writer.lock"

    @property
    def dagster_storage(self) -> Path:
        """Dagster's own runs, events and logs."""
        return self.warehouse / "dagster"
