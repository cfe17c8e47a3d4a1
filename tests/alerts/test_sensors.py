"""The sensors of the daemon: on from the start, and telling what a run did."""

import json
from pathlib import Path

import dagster as dg
import pytest

from pipelines.assets import alerts
from pipelines.assets.alerts import SENSORS, alert_on_failure, alert_on_findings, alert_on_lateness


@pytest.fixture(autouse=True)
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWS_WAREHOUSE", str(tmp_path))
    return tmp_path


def told(warehouse: Path) -> list[dict]:
    log = warehouse / "alerts" / "alerts.jsonl"
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()] if log.exists() else []


@dg.op
def load() -> None:
    raise dg.Failure("the load was rolled back and nothing is published; broken invariants: figures_are_whole (3 rows)")


@dg.job
def broken() -> None:
    load()


@dg.job
def update() -> None:
    pass


def run_status_context(
    instance: dg.DagsterInstance, job: dg.JobDefinition, sensor: dg.SensorDefinition
) -> dg.RunStatusSensorContext:
    result = job.execute_in_process(instance=instance, raise_on_error=False)
    kind = dg.DagsterEventType.RUN_SUCCESS if result.success else dg.DagsterEventType.RUN_FAILURE
    [event] = [event for event in result.all_events if event.event_type == kind]
    return dg.build_run_status_sensor_context(
        sensor_name=sensor.name, dagster_event=event, dagster_instance=instance, dagster_run=result.dagster_run
    )


def test_all_are_on_from_the_start() -> None:
    assert {sensor.default_status for sensor in SENSORS} == {dg.DefaultSensorStatus.RUNNING}


def test_a_failed_run_is_told_with_the_words_of_its_step(warehouse: Path) -> None:
    with dg.DagsterInstance.ephemeral() as instance:
        context = run_status_context(instance, broken, alert_on_failure)
        for _ in range(2):
            alert_on_failure(context.for_run_failure())
    [message] = told(warehouse)
    assert "load: the load was rolled back and nothing is published" in message["text"]


def test_a_run_that_was_killed_is_told(warehouse: Path) -> None:
    with dg.DagsterInstance.ephemeral() as instance:
        killed = instance.create_run_for_job(update)
        event = instance.report_run_failed(killed, "its process ended without a word")
        context = dg.build_run_status_sensor_context("alert_on_failure", event, instance, killed)
        alert_on_failure(context.for_run_failure())
    [message] = told(warehouse)
    assert "its process ended without a word" in message["text"]


def test_the_next_good_run_tells_that_it_is_over(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alerts, "published_results", lambda _: [])
    with dg.DagsterInstance.ephemeral() as instance:
        alert_on_failure(run_status_context(instance, broken, alert_on_failure).for_run_failure())
        alert_on_findings(run_status_context(instance, update, alert_on_findings))
    assert [message["severity"] for message in told(warehouse)] == ["failure", "success"]


def test_the_clock_is_looked_at_and_nothing_is_run() -> None:
    result = alert_on_lateness(dg.build_sensor_context())
    assert isinstance(result, dg.SkipReason)
