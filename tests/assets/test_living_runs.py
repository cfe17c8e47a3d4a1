"""A run whose process died is marked as failed, so that nothing waits for it; one that waits for the lock is not."""

import os
import signal
import subprocess
import sys

import dagster as dg
import pytest

from pipelines.assets import living_runs
from pipelines.assets.living_runs import DEAD, START_SECONDS, end_dead_runs, show_alive
from pipelines.settings import Settings
from tests.conftest import ROOT

STARTED, FAILED = dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.FAILURE


@dg.job
def update() -> None: ...


def begin_run(instance: dg.DagsterInstance) -> str:
    return instance.create_run_for_job(update, status=STARTED).run_id


def status_after_sweep(instance: dg.DagsterInstance, settings: Settings, run_id: str) -> dg.DagsterRunStatus:
    end_dead_runs(instance, settings, print)
    run = instance.get_run_by_id(run_id)
    assert run
    return run.status


def test_a_run_that_is_alive_is_left_alone_however_long_it_waits(
    instance: dg.DagsterInstance, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_id = begin_run(instance)
    show_alive(settings, run_id)
    monkeypatch.setattr(living_runs, "START_SECONDS", -1)
    assert status_after_sweep(instance, settings, run_id) is STARTED


def test_a_run_whose_process_was_killed_is_marked_as_failed(instance: dg.DagsterInstance, settings: Settings) -> None:
    run_id = begin_run(instance)
    code = (
        "import sys; from pathlib import Path; from pipelines.settings import Settings; "
        "from pipelines.assets.living_runs import show_alive; "
        "show_alive(Settings(Path(), Path(sys.argv[1])), sys.argv[2]); print(1, flush=True); input()"
    )
    command = [sys.executable, "-c", code, str(settings.warehouse), run_id]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert status_after_sweep(instance, settings, run_id) is STARTED
        os.kill(process.pid, signal.SIGKILL)
    assert status_after_sweep(instance, settings, run_id) is FAILED
    assert DEAD in instance.all_logs(run_id)[-1].message
    end_dead_runs(instance, settings, print)
    assert not list((settings.lock.parent / "runs").iterdir())


def test_a_run_that_has_just_been_recorded_gets_time_to_start(instance: dg.DagsterInstance, settings: Settings) -> None:
    run_id = begin_run(instance)
    assert status_after_sweep(instance, settings, run_id) is STARTED


def test_a_run_that_never_showed_itself_is_dead(
    instance: dg.DagsterInstance, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_id = begin_run(instance)
    monkeypatch.setattr(living_runs.time, "time", lambda real=living_runs.time.time: real() + START_SECONDS)
    assert status_after_sweep(instance, settings, run_id) is FAILED
