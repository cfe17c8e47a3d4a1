"""The whole job, from raw text to published facts, by the real command: speed, how it grows, and memory."""

import shutil
from pathlib import Path

from bench.results import Row
from bench.speed.rounds import spread
from bench.speed.warehouses import run, step_seconds, write_raw

MEGABYTE = 1e6


def measure(folder: Path, pages: int, rounds: int) -> Row:
    """Run the job on so many pages, each round from nothing; the warehouse of the last one stays in the folder."""
    megabytes = write_raw(folder, "pages", pages)
    taken = []
    for _ in range(rounds):
        shutil.rmtree(folder / "warehouse", ignore_errors=True)
        taken.append(run(folder))
        print(f"{pages:,} pages, {megabytes:.0f} MB: {taken[-1].seconds:.0f} s", flush=True)
    peak = max(took.peak_bytes for took in taken) / MEGABYTE
    return {
        "pages": pages,
        "MB": megabytes,
        **spread("MB/s", [megabytes / took.seconds for took in taken]),
        **spread("CPU seconds a MB", [took.cpu_seconds / megabytes for took in taken]),
        "peak MB": peak,
        "peak, in inputs": peak / megabytes,
        "rounds": rounds,
    }


def with_growth(rows: list[Row]) -> list[Row]:
    """Add to each row how many times longer a megabyte takes than of the smallest corpus: 1 is linear."""
    speeds = [float(str(row["MB/s"])) for row in rows]
    return [{**row, "times the smallest, a MB": speeds[0] / speed} for row, speed in zip(rows, speeds, strict=True)]


def by_step(folder: Path, whole: Row) -> list[Row]:
    """Return how long each step of the last round took, by the run log."""
    megabytes = float(str(whole["MB"]))
    return [
        {"pages": whole["pages"], "step": step, "seconds": seconds, "seconds a MB": seconds / megabytes}
        for step, seconds in step_seconds(folder).items()
    ]
