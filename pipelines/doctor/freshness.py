"""How far behind readers are: the last run and publication, the newest page, what waits; and what was refused."""

import time
from datetime import UTC, datetime, timedelta

from pipelines.doctor.finding import Finding, error, ok, warning
from pipelines.load import pending
from pipelines.readers.bronze import take_stock
from pipelines.readers.inputs import Input
from pipelines.settings import Settings, late_after
from pipelines.warehouse import reader

# So long a file that is being copied into the raw folder stays unfinished without anybody worrying.
TOLERATED_SECONDS = 300
DAYS = 7
MUCH_REFUSED = 0.1

_LAST_RUN = "select max(started_at), max(finished_at) from ops.run where status = 'success'"
_NEWEST_PAGE = "select max(first_seen_at) from fact_capture"
_REFUSED = """
    select error_class, count(*)
    from ops.quarantine
    where first_seen_at > now() - to_days($days)
    group by error_class
    order by count(*) desc
"""
_SEEN = "select count(*) from fact_capture where first_seen_at > now() - to_days($days)"


def last_run(settings: Settings) -> Finding:
    """See when a run last succeeded, and whether that was before now."""
    with reader(settings) as connection:
        ((started, finished),) = connection.sql(_LAST_RUN).fetchall()
        ((newest,),) = connection.sql(_NEWEST_PAGE).fetchall()
    if finished is None:
        return warning("no run has succeeded yet", "run `make run`")
    published = datetime.fromtimestamp(settings.published_database.stat().st_mtime, UTC)
    found = f"last load that succeeded {_time(started)}, published {_time(published)}, newest page {_time(newest)}"
    if finished > datetime.now(UTC) + timedelta(seconds=TOLERATED_SECONDS):
        return warning(f"{found}: that is in the future", "set the machine's clock; days of batches follow it")
    return ok(found)


def waiting(settings: Settings) -> Finding:
    """Count the inputs that are not captured, and the bronze files that readers do not see yet."""
    intake = take_stock(settings.raw, settings.captures)
    plan = pending(settings)
    if not intake.new and not plan:
        return ok(f"nothing waits: {intake.known} inputs known, all of them published")
    found = f"{len(intake.new)} new inputs wait, and {len(plan.shards)} bronze files to be loaded"
    waited = _longest_wait(settings, intake.new)
    if waited > late_after():
        hours = waited.total_seconds() / 3600
        return error(f"{found}, for {hours:.0f} hours", "run `make run`, and see why nothing ran: is the schedule on?")
    return warning(found, "`make run`, or wait for the schedule")


def quarantine(settings: Settings) -> Finding:
    """Count by class what was refused in the last days."""
    with reader(settings) as connection:
        refused = connection.execute(_REFUSED, {"days": DAYS}).fetchall()
        ((seen,),) = connection.execute(_SEEN, {"days": DAYS}).fetchall()
    total = sum(count for _, count in refused)
    if not total:
        return ok(f"nothing was refused in the last {DAYS} days")
    classes = ", ".join(f"{count} {error_class}" for error_class, count in refused)
    found = f"{total} of {seen} inputs of the last {DAYS} days were refused: {classes}"
    if total > MUCH_REFUSED * seen:
        return warning(found, 'ops.quarantine has reasons and bytes: "A flood of quarantine" in docs/runbook.md')
    return ok(found)


def _longest_wait(settings: Settings, new: list[Input]) -> timedelta:
    """Return how long the first of these inputs has waited, since it was written or since the last publication."""
    if not new:
        return timedelta()
    written = min(source.modified_ns for source in new) / 1e9
    published = settings.published_database
    since = max(written, published.stat().st_mtime) if published.exists() else written
    return timedelta(seconds=time.time() - since)


def _time(moment: datetime | None) -> str:
    return "never" if moment is None else f"{moment.astimezone(UTC):%F %T} UTC"
