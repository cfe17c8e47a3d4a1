"""The runs that are killed: forked where DuckDB alone works, in a process of their own where Polars does."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.reliability.points import trace
from bench.reliability.scenarios import Scenario
from pipelines.settings import Settings

STARTED = b"!"


@dataclass(frozen=True)
class Kill:
    """When a run is killed: at the point of this number, or so many seconds after it passed `window`, or began."""

    point: int = 0
    seconds: float = 0.0
    window: str = ""


@dataclass(frozen=True)
class Death:
    """How a run ended: whether it was killed before its end, after how long, and the points that it had passed."""

    killed: bool
    lasted: float
    points: tuple[str, ...]


Step = Callable[[Settings, Scenario], None]


def load_step(settings: Settings, scenario: Scenario) -> None:
    """Load a warehouse whose bronze and silver layers are written."""
    from bench.reliability.job import load_due  # noqa: PLC0415

    load_due(settings, "8-killed", scenario.again)


def judge_step(settings: Settings, scenario: Scenario) -> None:
    """Judge a warehouse that is loaded."""
    from bench.reliability.job import judge_loaded, set_clock  # noqa: PLC0415

    set_clock(scenario.clock)
    judge_loaded(settings, "8-killed")


def publish_step(settings: Settings, _scenario: Scenario) -> None:
    """Publish a warehouse that is judged."""
    from bench.reliability.job import publish_loaded  # noqa: PLC0415

    publish_loaded(settings)


def whole_step(settings: Settings, scenario: Scenario) -> None:
    """Run the whole job."""
    from bench.reliability.job import run_once, set_clock  # noqa: PLC0415

    set_clock(scenario.clock)
    run_once(settings, "8-killed", scenario.again)


STEPS: dict[str, Step] = {
    "whole": whole_step,
    "load": load_step,
    "judge": judge_step,
    "publish": publish_step,
}


def forked(step: str, settings: Settings, scenario: Scenario, kill: Kill) -> Death:
    """Run a step in a fork of this process, and kill it."""
    told, tell = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(told)
        _silence()
        _run(step, settings, scenario, kill, tell)
        os._exit(0)
    os.close(tell)
    return _killed(process, told, kill)


def spawned(step: str, settings: Settings, scenario: Scenario, kill: Kill) -> Death:
    """Run a step in a new process, and kill it; the time counts from the moment its imports are done."""
    told, tell = os.pipe()
    given = [step, str(settings.raw), str(settings.warehouse), scenario.name, str(kill.point), kill.window, str(tell)]
    command = [sys.executable, "-m", "bench.reliability.victims", *given]
    process = subprocess.Popen(
        command, pass_fds=[tell], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(tell)
    death = _killed(process.pid, told, kill)
    process.returncode = 0
    return death


def _killed(process: int, told: int, kill: Kill) -> Death:
    """Wait for the run's sign, then the time that is given, and end it; return how it ended."""
    os.read(told, 1)
    start = time.perf_counter()
    if kill.seconds:
        _sleep(kill.seconds)
        os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    lasted = time.perf_counter() - start
    with os.fdopen(told, "rb") as pipe:
        points = tuple(pipe.read().decode().splitlines())
    return Death(os.WIFSIGNALED(status), lasted, points)


def _sleep(seconds: float) -> None:
    """Wait as exactly as the machine can: the last milliseconds by looking at the clock."""
    end = time.perf_counter() + seconds
    time.sleep(max(0.0, seconds - 0.002))
    while time.perf_counter() < end:
        pass


def _run(step: str, settings: Settings, scenario: Scenario, kill: Kill, tell: int) -> None:
    """Run the step; once it has begun, or has come to its window, tell of that and of every point from then on."""
    is_told = not kill.window

    def reached(number: int, what: str) -> None:
        nonlocal is_told
        if what == kill.window and not is_told:
            os.write(tell, STARTED)
            is_told = True
        if is_told:
            os.write(tell, f"{what}\n".encode())
        if number == kill.point:
            os.kill(os.getpid(), signal.SIGKILL)

    trace(reached)
    if is_told:
        os.write(tell, STARTED)
    STEPS[step](settings, scenario)


def _silence() -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)


def main() -> None:
    """Run one step, as `spawned` asks for it."""
    from bench.reliability.scenarios import SCENARIOS  # noqa: PLC0415

    step, raw, warehouse, name, point, window, tell = sys.argv[1:]
    scenario = next(each for each in SCENARIOS if each.name == name)
    _run(step, Settings(Path(raw), Path(warehouse)), scenario, Kill(int(point), window=window), int(tell))


if __name__ == "__main__":
    main()
