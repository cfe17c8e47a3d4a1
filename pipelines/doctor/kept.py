"""What is kept beside the database: snapshots, and files that an interrupted run left lying."""

from datetime import UTC, datetime

from pipelines.doctor.finding import Finding, ok, warning
from pipelines.doctor.writing import is_held
from pipelines.settings import Settings
from pipelines.snapshots import disk_used, snapshots

# The log of the working database is none: it holds what was committed.
LEFT_OVER = ("*.partial", "*.compacted")
SET_ASIDE = "*.unreadable"


def snapshots_kept(settings: Settings) -> Finding:
    """Count the published states that can be gone back to."""
    kept = snapshots(settings.snapshots)
    if not kept and settings.published_database.exists():
        return warning("no snapshot is kept of what was published", "nothing: the next publication keeps one")
    if not kept:
        return ok("no snapshot yet, for nothing is published")
    newest = datetime.fromtimestamp(kept[-1].stat().st_mtime, UTC)
    room = disk_used(settings.snapshots) / 1e6
    return ok(f"{len(kept)} snapshots, the newest of {newest:%F %T} UTC; {room:,.1f} MB beside the published one")


def left_overs(settings: Settings) -> Finding:
    """Look for files that no run will use again."""
    if is_held(settings.lock):
        return ok("a run is writing; what it has open is its own")
    aside = sorted(settings.warehouse.rglob(SET_ASIDE))
    left = sorted(path for pattern in LEFT_OVER for path in settings.warehouse.rglob(pattern))
    if (log := settings.published_database.with_suffix(".duckdb.wal")).exists():
        left.append(log)
    size = sum(path.stat().st_size for path in (*aside, *left)) / 1e6
    if aside:
        found = f"{len(aside)} unreadable databases were set aside, such as {aside[0]} ({size:,.1f} MB)"
        return warning(found, "find out what damaged them (disk? another DuckDB?), then delete them")
    if left:
        found = f"{len(left)} files of interrupted runs, such as {left[0]} ({size:,.1f} MB)"
        return warning(found, "delete them; no run needs them")
    return ok("no file of an interrupted run is left")
