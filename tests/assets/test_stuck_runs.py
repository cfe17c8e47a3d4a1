"""A process that keeps the warehouse after its run was ended is killed; no other process is."""

import signal
import subprocess
import sys
from collections.abc import Iterator

import dagster as dg
import pytest

from pipelines.assets import stuck_runs
from pipelines.assets.stuck_runs import end_stuck_run
from pipelines.settings import Settings
from tests.conftest import ROOT

HOLDER = """
import sys
from pathlib import Path
from pipelines.assets.living_runs import show_alive
from pipelines.settings import Settings
from pipelines.writer_lock import writer_lock
settings = Settings(Path(), Path(sys.argv[1]))
show_alive(settings, sys.argv[2])
with writer_lock(settings.lock, print):
    print("holds", flush=True)
    input()
print("let go", flush=True)
input()
"""


@dg.job
def update() -> None: ...


@pytest.fixture
def run(instance: dg.DagsterInstance) -> dg.DagsterRun:
    return instance.create_run_for_job(update, status=dg.DagsterRunStatus.STARTED)


@pytest.fixture
def holder(settings: Settings, run: dg.DagsterRun) -> Iterator[subprocess.Popen[str]]:
    """Start a process that holds the writer's lock for the run."""
    command = [sys.executable, "-c", HOLDER, str(settings.warehouse), run.run_id]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.kill()


def test_the_holder_is_killed_some_time_after_its_run_was_ended(
    instance: dg.DagsterInstance,
    settings: Settings,
    run: dg.DagsterRun,
    holder: subprocess.Popen[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    end_stuck_run(instance, settings, print)
    instance.report_run_failed(run, "exceeded its time")
    end_stuck_run(instance, settings, print)
    assert holder.poll() is None
    monkeypatch.setattr(stuck_runs, "GRACE_SECONDS", 0)
    said: list[str] = []
    end_stuck_run(instance, settings, said.append)
    assert holder.wait(timeout=10) == -signal.SIGKILL
    assert f"process {holder.pid} was told to end" in said[0]


def test_one_that_has_let_go_is_left_alone(
    instance: dg.DagsterInstance,
    settings: Settings,
    run: dg.DagsterRun,
    holder: subprocess.Popen[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stuck_runs, "GRACE_SECONDS", 0)
    instance.report_run_failed(run, "exceeded its time")
    assert holder.stdin is not None
    assert holder.stdout is not None
    holder.stdin.write("\n")
    holder.stdin.flush()
    holder.stdout.readline()
    end_stuck_run(instance, settings, print)
    assert holder.poll() is None
