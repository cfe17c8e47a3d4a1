"""Synthetic pages on their way to the load: captured under a day of their own, then through all text stages."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.synthetic import generate
from pipelines.parquet import write_parquet
from pipelines.readers.captures import read_batches
from pipelines.readers.inputs import walk
from pipelines.settings import Settings
from pipelines.silver import refine

# The share of pages that come from sites which garble them.
DAMAGE = 0.1
# Copies of the first day stand on the days behind it, batches behind all of them.
FIRST_DAY = datetime(2024, 1, 1, tzinfo=UTC)
FIRST_BATCH = datetime(2026, 1, 1, tzinfo=UTC)


def write_pages(settings: Settings, pages: int, seed: int, seen_at: datetime) -> list[Path]:
    """Write this many pages to bronze files, as first seen at this time; return the files."""
    raw = Path(settings.raw) / str(seed)
    raw.mkdir(parents=True)
    for name, text in generate(pages, seed, DAMAGE).pages.iter_rows():
        (raw / f"{name}.txt").write_text(text, encoding="utf-8")
    shards = []
    for number, batch in enumerate(read_batches(walk(raw), seen_at)):
        day = batch.captures["batch_date"][0]
        shards.append(settings.captures / f"batch_date={day}" / f"{seed}-{number}.parquet")
        write_parquet(batch.captures, shards[-1])
    return shards


def batch_day(number: int) -> datetime:
    """Return the day of a batch."""
    return FIRST_BATCH + timedelta(days=number)


def refine_all(settings: Settings) -> None:
    """Run every text stage over all bronze files."""
    refine(settings)
