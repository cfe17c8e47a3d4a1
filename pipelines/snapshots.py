"""The last published states of the warehouse as files of their own, each named after the time it was published."""

import shutil
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from pipelines.placing import PARTIAL, flush_folder, make_folder, place

KEPT = 7
NAME = "news-%Y%m%dT%H%M%S.%fZ.duckdb"


def put_in_place(source: Path, target: Path) -> None:
    """Copy under another name, then rename into place, so that nobody meets half a file."""
    partial = target.with_suffix(PARTIAL)
    try:
        shutil.copyfile(source, partial)
        forget_log(target)
        place(partial, target)
    except OSError:
        # On a full disk what was begun takes the room that the next run needs.
        partial.unlink(missing_ok=True)
        raise


def forget_log(database: Path) -> None:
    """Delete what was written into a database and not yet moved into its file; it would go into the next file there."""
    database.with_suffix(".duckdb.wal").unlink(missing_ok=True)


def keep_snapshot(published: Path, folder: Path) -> None:
    """Keep the published file under a second name; it costs no room until the next one is published.

    The name tells when the file was written, so a state is kept once, however often that is asked for. Of more than
    seven states the oldest are deleted, but never this one, whatever the clock said when the others were kept. A file
    system without hard links gets a copy.
    """
    make_folder(folder)
    snapshot = folder / datetime.fromtimestamp(published.stat().st_mtime, UTC).strftime(NAME)
    if not snapshot.exists():
        try:
            snapshot.hardlink_to(published)
        except OSError:
            put_in_place(published, snapshot)
        flush_folder(folder)
    others = [path for path in snapshots(folder) if path != snapshot]
    for old in others[: -(KEPT - 1)]:
        old.unlink()


def snapshots(folder: Path) -> list[Path]:
    """Return the snapshots that are there, the oldest first."""
    return sorted(folder.glob("news-*Z.duckdb"))


def snapshot_of(folder: Path, day: date) -> Path:
    """Return the state that readers saw at the end of a day, in UTC.

    Raises FileNotFoundError where no state as old as that is kept.
    """
    end = datetime.combine(day + timedelta(days=1), time(), UTC)
    before = [path for path in snapshots(folder) if _published_at(path) < end]
    if not before:
        days = ", ".join(f"{_published_at(path):%Y-%m-%d}" for path in snapshots(folder)) or "none"
        raise FileNotFoundError(f"{folder} keeps no state as old as {day}; it keeps: {days}")
    return before[-1]


def last_published_at(published: Path) -> datetime | None:
    """Return when the state that readers see was published; None where nothing was."""
    return datetime.fromtimestamp(published.stat().st_mtime, UTC) if published.exists() else None


def disk_used(folder: Path) -> int:
    """Return the bytes that the snapshots take, the published one aside, whose blocks the newest shares."""
    return sum(path.stat().st_size for path in snapshots(folder)[:-1])


def _published_at(path: Path) -> datetime:
    return datetime.strptime(path.name, NAME).replace(tzinfo=UTC)
