"""What a run is killed in: the first, a day's, one with batches pending, a changed rule, a backfill, a compaction."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.pages import SEEDS
from bench.reliability.job import run_once, set_clock, take_in
from pipelines import model_versions, silver, versions
from pipelines.settings import Settings
from pipelines.snapshots import put_in_place
from pipelines.warehouse import writer

FIRST_DAY = datetime(2026, 3, 2, 1, tzinfo=UTC)
BALLAST_ROWS = 700_000


@dataclass(frozen=True)
class Scenario:
    """A warehouse as a run finds it, made by `build`, and the days that the run is told to load again."""

    name: str
    build: Callable[[Settings], None]
    again: tuple[str, ...] = ()
    day: int = 1

    @property
    def clock(self) -> datetime:
        """Return when the run that is killed takes place, and the one that makes good."""
        return FIRST_DAY + timedelta(days=self.day)


def _nothing(settings: Settings) -> None:
    _add_pages(settings, 0)
    _add_pages(settings, 1)


def _one_day(settings: Settings) -> None:
    _nothing(settings)
    _run(settings, 0)
    _add_pages(settings, 2)


def _two_pending(settings: Settings) -> None:
    _one_day(settings)
    for day in (1, 2):
        set_clock(FIRST_DAY + timedelta(days=day))
        take_in(settings, f"{day}-pending")
        _add_pages(settings, 2 + day)


def _earlier_rules(settings: Settings) -> None:
    with _rules_of_another_day():
        _one_day(settings)


def _wasteful(settings: Settings) -> None:
    _one_day(settings)
    with writer(settings) as connection:
        connection.execute(f"create table ballast as select sha256(range::varchar) as text from range({BALLAST_ROWS})")
        connection.execute("checkpoint")
        # What stands behind the free space keeps the file from being cut short.
        connection.execute("create table behind_ballast as select range from range(1000)")
        connection.execute("checkpoint")
        connection.execute("drop table ballast")
        connection.execute("checkpoint")
    put_in_place(settings.working_database, settings.published_database)


SCENARIOS = (
    Scenario("a day's run", _one_day),
    Scenario("the first run", _nothing),
    Scenario("two batches pending", _two_pending, day=3),
    Scenario("a changed rule", _earlier_rules),
    Scenario("a backfill", _one_day, again=("2026-03-02",)),
    Scenario("a compaction", _wasteful),
)


def _run(settings: Settings, day: int) -> None:
    set_clock(FIRST_DAY + timedelta(days=day))
    run_once(settings, f"{day}-undisturbed")


def _add_pages(settings: Settings, number: int) -> None:
    """Put one of the smallest sample pages into the raw folder, always with the same time."""
    page = sorted((SEEDS / "news").iterdir(), key=lambda path: (path.stat().st_size, path.name))[number]
    raw = Path(settings.raw)
    raw.mkdir(parents=True, exist_ok=True)
    target = Path(shutil.copy(page, raw))
    os.utime(target, (FIRST_DAY.timestamp(), FIRST_DAY.timestamp() + number))


@contextmanager
def _rules_of_another_day() -> Iterator[None]:
    """Give every stage another version, in the silver layer and in the tables."""
    real = versions.stage_version
    for module in (silver, model_versions):
        vars(module)["stage_version"] = lambda name: f"earlier{real(name)}"
    try:
        yield
    finally:
        for module in (silver, model_versions):
            vars(module)["stage_version"] = real
