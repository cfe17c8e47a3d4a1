"""A run with nothing new beside a bare `import dagster`, in turn."""

import sys
from pathlib import Path

from bench.results import Row
from bench.speed.processes import watch
from bench.speed.rounds import ratios, spread
from bench.speed.warehouses import run

ROUNDS = 5
BARE = [sys.executable, "-c", "import dagster"]


def measure(folder: Path) -> list[Row]:
    """Return one row each; the first round warms the files."""
    rounds = [(watch(BARE).seconds, run(folder).seconds) for _ in range(ROUNDS + 1)][1:]
    bare, nothing_new = ([seconds[side] for seconds in rounds] for side in (0, 1))
    return [
        {"process": "import dagster", **spread("seconds", bare), **spread("times the import", ratios(bare, bare))},
        {
            "process": "a run with nothing new",
            **spread("seconds", nothing_new),
            **spread("times the import", ratios(nothing_new, bare)),
        },
    ]
