"""A day's thousand pages on an empty warehouse and on warehouses with more and more history, by the real command."""

import shutil
from pathlib import Path

from bench.results import Row
from bench.speed.rounds import ratios, spread
from bench.speed.warehouses import PUBLISHING, run, settings_of, step_seconds, write_raw

DAY_PAGES, FIRST_PAGES, ROUNDS = 1_000, 2, 3
FIRST_SEED, DAY_SEED = 100, 101


def measure(folder: Path, histories: dict[int, Path]) -> list[Row]:
    """Add one day after the other to each warehouse in turn, so that a slow moment meets all; one row a history."""
    places = {0: folder / "empty"} | histories
    seconds: dict[int, list[float]] = {pages: [] for pages in places}
    publishing: dict[int, list[float]] = {pages: [] for pages in places}
    gigabytes = {}
    for number in range(ROUNDS):
        day = folder / f"day{number}"
        write_raw(day, f"day{number}", DAY_PAGES, DAY_SEED + number)
        _empty(places[0])
        for pages, place in places.items():
            shutil.copy(day / "raw" / f"day{number}.jsonl", place / "raw")
            took, published = run(place).seconds, step_seconds(place)[PUBLISHING]
            seconds[pages].append(took - published)
            publishing[pages].append(published)
            gigabytes[pages] = settings_of(place).published_database.stat().st_size / 1e9
            print(f"a day on {pages:,} pages: {took:.1f} s, of which publishing {published:.1f} s", flush=True)
    return [
        {
            "pages of history": pages,
            **spread("seconds", seconds[pages]),
            **spread("times the empty one", ratios(seconds[pages], seconds[0])),
            **spread("publishing seconds", publishing[pages]),
            **spread("publishing seconds a GB", [taken / gigabytes[pages] for taken in publishing[pages]]),
        }
        for pages in places
    ]


def _empty(folder: Path) -> None:
    """Make a warehouse that has its tables and hardly a page."""
    shutil.rmtree(folder, ignore_errors=True)
    write_raw(folder, "first", FIRST_PAGES, FIRST_SEED)
    run(folder)
