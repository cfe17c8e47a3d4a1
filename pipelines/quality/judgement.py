"""Judge what a load is about to publish, and the last days, by every quality check."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal

import duckdb

from pipelines.quality.checks import QualityCheck, quality_checks
from pipelines.quality.contract import promised_columns
from pipelines.readers.captures import NEWSROOM_TIME
from pipelines.settings import ROOT, SQL_FOLDER

TRAILING_DAYS = 28
# The spread of the trailing days is that of their own distances from the days before them.
WINDOW_DAYS = 2 * TRAILING_DAYS
# A load of older days is judged by what needs no history: no one mends last year's harvest.
RECENT_DAYS = 7

# A check and a day, or no day where the finding is about the tables themselves.
Accepted = frozenset[tuple[str, date | None]]
Status = Literal["passed", "not_judged", "found", "accepted", "blocked"]


@dataclass(frozen=True)
class Finding:
    """Something out of the ordinary: the day it is about, what, how much, what was to be expected, what to look at."""

    batch_date: date | None
    subject: str
    observed: str
    expected: str
    message: str

    def __str__(self) -> str:
        """Return the finding as a line."""
        day = f"{self.batch_date}, " if self.batch_date else ""
        return f"{day}{self.subject}: {self.observed}, expected {self.expected}; {self.message}"


@dataclass(frozen=True)
class Verdict:
    """What one check says: passed, or not judged for lack of history, or its findings and what follows from them."""

    check: QualityCheck
    status: Status
    findings: list[Finding] = field(default_factory=list)
    history_days: int = 0

    @property
    def acceptances(self) -> list[str]:
        """Return what NEWS_ACCEPT has to hold for these findings to be published."""
        days = sorted({finding.batch_date for finding in self.findings}, key=str)
        return [f"{self.check.name}:{day}" if day else self.check.name for day in days]


def judge(
    connection: duckdb.DuckDBPyConnection,
    now: datetime,
    loading: Iterable[date],
    accepted: Collection[tuple[str, date | None]] = (),
) -> list[Verdict]:
    """Return every check's verdict as of `now`; `loading` are the days that readers do not see yet.

    What somebody accepted knowingly, a check's finding about a day, blocks nothing.
    """
    today = now.astimezone(NEWSROOM_TIME).date()
    _open_window(connection, now, today, sorted(loading))
    history_days = _history_days(connection, today)
    return [_verdict(connection, check, history_days, accepted) for check in quality_checks()]


def _open_window(connection: duckdb.DuckDBPyConnection, now: datetime, today: date, loading: list[date]) -> None:
    """Sum up the days that are judged, and those before them that they are held against."""
    recent = {day for day in loading if day >= today - timedelta(days=RECENT_DAYS)}
    variables: dict[str, tuple[str, object]] = {
        "today": ("date", today),
        "time_of_day": ("time", now.astimezone(NEWSROOM_TIME).time()),
        "loading": ("date[]", loading),
        "judged": ("date[]", sorted(recent | {today})),
        "first_day": ("date", min([*loading, today]) - timedelta(days=WINDOW_DAYS)),
        # Where the clock went back, pages are of a day to come.
        "last_day": ("date", max([*loading, today])),
        "contract": ("varchar", promised_columns()),
    }
    for name, (kind, value) in variables.items():
        connection.execute(f'set variable "{name}" = ?::{kind}', [value])
    connection.execute("set file_search_path = ?", [str(ROOT)])
    for table in sorted((SQL_FOLDER / "quality_window").glob("*.sql")):
        connection.execute(f"create or replace temp table {table.stem} as {table.read_text(encoding='utf-8')}")


def _history_days(connection: duckdb.DuckDBPyConnection, today: date) -> int:
    """Return on how many days pages came in the four weeks up to the last such day before today."""
    came = "select batch_date from quality_day where pages > 0 and batch_date < ?"
    days = [day for (day,) in connection.execute(came, [today]).fetchall()]
    return sum(day > max(days) - timedelta(days=TRAILING_DAYS) for day in days)


def _verdict(
    connection: duckdb.DuckDBPyConnection,
    check: QualityCheck,
    history_days: int,
    accepted: Collection[tuple[str, date | None]],
) -> Verdict:
    if history_days < check.days_needed:
        return Verdict(check, "not_judged", history_days=history_days)
    for name, value in check.limits.items():
        connection.execute(f'set variable "{name}" = ?', [value])
    columns = "select batch_date, subject, observed::varchar, expected::varchar, message"
    rows = connection.execute(f"{columns} from ({check.sql}) order by all").fetchall()
    findings = [Finding(*row) for row in rows]
    return Verdict(check, _status(check, findings, accepted), findings, history_days)


def _status(check: QualityCheck, findings: list[Finding], accepted: Collection[tuple[str, date | None]]) -> Status:
    if not findings:
        return "passed"
    if not check.is_blocking:
        return "found"
    is_accepted = all((check.name, finding.batch_date) in accepted for finding in findings)
    return "accepted" if is_accepted else "blocked"
