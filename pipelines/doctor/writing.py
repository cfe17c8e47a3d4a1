"""Who writes: the holder of the writer's lock."""

import fcntl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipelines.doctor.finding import Finding, error, ok, warning
from pipelines.settings import Settings

LONG_RUN = timedelta(hours=2)


def is_held(lock: Path) -> bool:
    """Tell whether a living process holds the writer's lock; the system lets go of it when its holder ends."""
    if not lock.exists():
        return False
    with lock.open(encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def writers_lock(settings: Settings) -> Finding:
    """See who holds the writer's lock, and since when."""
    if not is_held(settings.lock):
        return ok("no run is writing")
    holder = settings.lock.read_text(encoding="ascii", errors="replace") or "unknown"
    since = datetime.fromtimestamp(settings.lock.stat().st_mtime, UTC)
    found = f"process {holder} has been writing since {since:%F %T} UTC"
    if holder.isdigit() and not Path("/proc", holder).exists() and Path("/proc/self").exists():
        fix = f"that process is gone, and a child of it holds on: `fuser {settings.lock}` names it; end it"
        return error(found, fix)
    if datetime.now(UTC) - since > LONG_RUN:
        return warning(f"{found}, longer than runs take", f"see what it does; if it is stuck, `kill {holder}`")
    return ok(found)
