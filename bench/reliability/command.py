"""The real command, Dagster and its records included, killed at random instants, thrice before it is let be."""

import random
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from bench.pages import ROOT
from bench.reliability.faults import command_of, run
from bench.reliability.places import Place
from bench.reliability.trying import Row, add_page, copied, differences, prepare

IN_A_ROW = 3
WAY = "command"


def kill_commands(work: Path, count: int) -> Iterator[Row]:
    """Kill so many runs of the command, some in the midst of making good the one before; yield a row for each."""
    reference = prepare(work, WAY)
    base = Place(work / WAY, work / WAY)
    lasting = _undisturbed_seconds(base, work)
    chance = random.Random(count)
    for number in range(count // IN_A_ROW):
        place = copied(base, work / "killed command")
        add_page(place.raw, 1)
        rows = [_killed(place, chance.uniform(0.5, lasting)) for _ in range(IN_A_ROW)]
        after = run(place, WAY)
        problems = [after.stderr[-500:]] if after.returncode or "Traceback" in after.stderr else []
        rows[-1]["problems"] = problems + differences(place, reference)
        for row in rows:
            yield row | {"trial": f"command {number}", "kind": "random", "step": WAY, "scenario": "a day's run"}


def _undisturbed_seconds(base: Place, work: Path) -> float:
    place = copied(base, work / "undisturbed command")
    add_page(place.raw, 1)
    start = time.perf_counter()
    run(place, WAY)
    return time.perf_counter() - start


def _killed(place: Place, seconds: float) -> Row:
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(command_of(WAY), cwd=ROOT, env=place.environment, stdout=nowhere, stderr=nowhere)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
    return {"killed": process.returncode == -signal.SIGKILL, "seconds": seconds, "problems": []}
