"""Bronze files of several days made of the sample pages, and what a warehouse holds once they are loaded."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from pipelines.load import MODELS, Run, load
from pipelines.readers.bronze import shards, take_in
from pipelines.readers.inputs import walk
from pipelines.settings import Settings
from pipelines.silver import refine

FIRST_DAY = datetime(2026, 3, 2, 1, tzinfo=UTC)
# The record of runs; and links, which are kept with the one of their two bodies of text that was loaded last.
AS_LOADED = {"ops.run", "staging.story_link"}


def capture_by_days(raw: Path, settings: Settings, days: int) -> None:
    """Write a bronze file for each of some days, every page of the raw folder in one of them, and the silver layer."""
    inputs = list(walk(raw))
    for day in range(days):
        take_in(inputs[day::days], settings.captures, "days", FIRST_DAY + timedelta(days=day))
    refine(settings)


def harvest(settings: Settings, seen_at: datetime, pages: Mapping[str, bytes]) -> None:
    """Put pages into the raw folder by their paths, and take them in as a run of that time did."""
    for path, content in pages.items():
        page = settings.raw / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(content)
    inputs = [entry for entry in walk(settings.raw) if entry.source_path in pages]
    take_in(inputs, settings.captures, "harvest", seen_at)


def load_in_turn(settings: Settings, batches: Iterable[Iterable[int]], again: Iterable[str] = ()) -> None:
    """Load groups of the bronze files, by their number, one group after another."""
    files = shards(settings.captures)
    for number, batch in enumerate(batches):
        run = Run(f"run {number}", FIRST_DAY + timedelta(hours=number))
        done = load(settings, [files[place] for place in batch], run, set(again))
        assert done.passed, done.offending


def all_rows(settings: Settings) -> dict[str, list[tuple]]:
    """Return every row of every table that no order of loading may change, without the run that loaded it."""
    found = {}
    with duckdb.connect(settings.working_database, read_only=True) as connection:
        for model in MODELS:
            if model.is_kept and not model.is_view and model.name not in AS_LOADED:
                columns = ", ".join(f'"{name}"' for name in model.column_comments if name != "run_id")
                found[model.name] = connection.execute(f"select {columns} from {model.name} order by all").fetchall()
    return found


def differences(found: dict[str, list[tuple]], expected: dict[str, list[tuple]]) -> list[str]:
    """Return, for each table whose rows differ, how many are missing and how many too many, and one of either."""
    told = []
    for table, rows in expected.items():
        missing, extra = (
            list((Counter(map(repr, a)) - Counter(map(repr, b))).elements())
            for a, b in ((rows, found[table]), (found[table], rows))
        )
        if missing or extra:
            told.append(f"{table}: {len(missing)} missing {missing[:1]}, {len(extra)} too many {extra[:1]}")
    return told
