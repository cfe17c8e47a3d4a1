"""Old records of runs are forgotten, a few at a time; what the warehouse and its assets' days rest on stays."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import dagster as dg
import pytest

from pipelines.records import housekeeping
from pipelines.records.housekeeping import Forgotten, keep_house
from pipelines.records.run_log import append
from pipelines.settings import ROOT, Retention, SettingError, Settings

DAYS = dg.StaticPartitionsDefinition(["2024-05-06", "2024-05-07"])
KEPT = Retention(run_days=30, log_days=30)


@dg.asset(partitions_def=DAYS)
def loaded() -> dg.MaterializeResult[None]:
    return dg.MaterializeResult(metadata={"dagster/row_count": 3})


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    warehouse = tmp_path_factory.mktemp("warehouse")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("NEWS_WAREHOUSE", str(warehouse))
        environment.setenv("NEWS_DAGSTER_STORAGE", str(warehouse / "dagster"))
        yield Settings.from_environment()


@pytest.fixture(scope="module")
def instance(settings: Settings) -> Iterator[dg.DagsterInstance]:
    settings.dagster_storage.mkdir()
    with dg.DagsterInstance.from_config(str(ROOT)) as opened:
        yield opened


def run(instance: dg.DagsterInstance, day: str) -> str:
    return dg.materialize([loaded], instance=instance, partition_key=day).run_id


def age(settings: Settings, run_id: str, days: int, status: str = "SUCCESS") -> None:
    """Make a run look as if it had ended some days ago."""
    with sqlite3.connect(settings.dagster_storage / "history" / "runs.db") as connection:
        ended = str(datetime.now(UTC).replace(tzinfo=None) - timedelta(days=days))
        update = "update runs set update_timestamp = ?, status = ? where run_id = ?"
        connection.execute(update, [ended, status, run_id])


def files_of(settings: Settings, run_id: str) -> list[str]:
    return [path.name for path in settings.dagster_storage.rglob(f"{run_id}*")]


def test_a_run_is_forgotten_when_it_is_old_and_its_day_stays_loaded(
    settings: Settings, instance: dg.DagsterInstance
) -> None:
    first, again, young = (run(instance, day) for day in ("2024-05-06", "2024-05-06", "2024-05-07"))
    for run_id, days in ((first, 400), (again, 31), (young, 29)):
        age(settings, run_id, days)
    assert keep_house(settings, KEPT, instance) == Forgotten(runs=2, days=0)
    assert [each.run_id for each in instance.get_runs()] == [young]
    assert files_of(settings, first) == files_of(settings, again) == []
    assert files_of(settings, young) != []
    assert instance.get_materialized_partitions(loaded.key) == {"2024-05-06", "2024-05-07"}
    # Of the day that was loaded twice, the last time.
    assert [each.run_id for each in instance.fetch_materializations(loaded.key, limit=9).records] == [young, again]


def test_a_run_that_has_not_ended_is_not_forgotten(settings: Settings, instance: dg.DagsterInstance) -> None:
    unfinished = run(instance, "2024-05-06")
    age(settings, unfinished, days=400, status="STARTED")
    assert keep_house(settings, KEPT, instance).runs == 0
    assert instance.has_run(unfinished)


def test_no_run_is_held_up_by_many_old_ones(
    settings: Settings, instance: dg.DagsterInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(housekeeping, "RUNS_AT_ONCE", 1)
    older, old = run(instance, "2024-05-06"), run(instance, "2024-05-07")
    age(settings, older, days=401)
    age(settings, old, days=400)
    assert keep_house(settings, KEPT, instance).runs == 1
    assert (instance.has_run(older), instance.has_run(old)) == (False, True)


def test_the_log_keeps_its_days(settings: Settings, instance: dg.DagsterInstance) -> None:
    append(settings.logs, {"event": "message"})
    today = datetime.now(UTC)
    for days in (31, 29):
        (settings.logs / f"{today - timedelta(days=days):%Y-%m-%d}.jsonl").touch()
    (settings.logs / "notes.txt").touch()
    assert keep_house(settings, KEPT, instance).days == 1
    kept = {path.name for path in settings.logs.iterdir()}
    assert kept == {f"{today - timedelta(days=29):%Y-%m-%d}.jsonl", f"{today:%Y-%m-%d}.jsonl", "notes.txt"}


@pytest.mark.parametrize("value", ["0", "-3", "a month", "1.5"])
def test_a_number_of_days_that_is_none_is_named(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWS_RUN_DAYS", value)
    with pytest.raises(SettingError, match="NEWS_RUN_DAYS"):
        Retention.from_environment()
