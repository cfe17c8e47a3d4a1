"""The process that builds warehouses and makes good those that were killed: Polars' threads live here alone.

The harness forks the runs it kills from a process of its own that never starts Polars, which is what makes hundreds
of kills cheap. Run as `python -m bench.reliability.worker`; it answers one line of JSON with another.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.reliability import contents

Answer = dict[str, Any]


class Worker:
    """The worker as the harness sees it."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "bench.reliability.worker"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, work: str, **given: str) -> Answer:
        """Let the worker do one piece of work; what it raised is returned as `error`."""
        if not self.process.stdin or not self.process.stdout:
            raise BrokenPipeError("the worker has no pipes")
        print(json.dumps({"work": work, **given}), file=self.process.stdin, flush=True)
        return dict(json.loads(self.process.stdout.readline()))

    def stop(self) -> None:
        """End the worker."""
        self.process.kill()
        self.process.wait()


def build(folder: str, scenario: str) -> Answer:
    """Build a scenario as its run finds it, after each of its steps, and at its end."""
    from bench.reliability.job import judge_loaded, load_due, publish_loaded, set_clock, take_in  # noqa: PLC0415
    from bench.reliability.scenarios import SCENARIOS  # noqa: PLC0415
    from pipelines.settings import Settings  # noqa: PLC0415

    chosen = next(each for each in SCENARIOS if each.name == scenario)
    raw, at = (
        Path(folder) / "raw",
        {name: Path(folder) / name for name in ("start", "refined", "loaded", "judged", "done")},
    )
    shutil.rmtree(folder, ignore_errors=True)
    chosen.build(Settings(raw, at["start"]))
    at["start"].mkdir(exist_ok=True)
    set_clock(chosen.clock)
    shutil.copytree(at["start"], at["refined"])
    take_in(Settings(raw, at["refined"]), "9-undisturbed")
    shutil.copytree(at["refined"], at["loaded"])
    load_due(Settings(raw, at["loaded"]), "9-undisturbed", chosen.again)
    shutil.copytree(at["loaded"], at["judged"])
    judge_loaded(Settings(raw, at["judged"]), "9-undisturbed")
    shutil.copytree(at["judged"], at["done"])
    publish_loaded(Settings(raw, at["done"]))
    return _of_both(at["done"]) | {"before": contents.state(at["start"] / "news.duckdb")}


def make_good(raw: str, warehouse: str, run_id: str, scenario: str) -> Answer:
    """Run the job once more over a warehouse whose run was killed; tell what it holds then."""
    from bench.reliability.job import run_once, set_clock  # noqa: PLC0415
    from bench.reliability.scenarios import SCENARIOS  # noqa: PLC0415
    from pipelines.settings import Settings  # noqa: PLC0415

    chosen = next(each for each in SCENARIOS if each.name == scenario)
    settings = Settings(Path(raw), Path(warehouse))
    start = time.perf_counter()
    set_clock(chosen.clock)
    run_once(settings, run_id, chosen.again)
    seconds = time.perf_counter() - start
    return _of_both(settings.warehouse) | {
        "seconds": seconds,
        "twice": contents.captured_twice(settings),
        "leftovers": contents.leftovers(settings.warehouse),
        "snapshot": contents.is_snapshot_kept(settings),
    }


def _of_both(warehouse: Path) -> Answer:
    return {
        "working": contents.tables(warehouse / "working" / "news.duckdb"),
        "published": contents.tables(warehouse / "news.duckdb"),
        "layers": contents.layers(warehouse),
        "after": contents.state(warehouse / "news.duckdb"),
    }


WORK: dict[str, Callable[..., Answer]] = {"build": build, "make_good": make_good}


def main() -> None:
    """Do what is asked for until the input ends; what the job prints goes to the error output."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    for line in sys.stdin:
        given = json.loads(line)
        try:
            answer = WORK[given.pop("work")](**given)
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
