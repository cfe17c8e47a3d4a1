"""The sensor that sees new files: it asks once, when they are written to their end, and says why it waits."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest

from pipelines.assets.arrivals import arrivals, digest
from pipelines.assets.folders import Folders
from pipelines.assets.update import daily
from pipelines.readers.bronze import capture
from pipelines.readers.local_files import LocalFile
from tests.conftest import ROOT

PAGE = ROOT / "seeds" / "news" / "16_xiamen_brief.txt"
PUBLISHED = "pipelines.assets.update.pending"


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    (tmp_path / "raw").mkdir()
    return Folders(raw=str(tmp_path / "raw"), warehouse=str(tmp_path / "warehouse"))


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as ephemeral:
        yield ephemeral


def look(folders: Folders, instance: dg.DagsterInstance, cursor: str | None = None) -> dg.SensorResult:
    with dg.build_sensor_context(instance=instance, cursor=cursor, resources={"folders": folders}) as context:
        result = arrivals(context)
    assert isinstance(result, dg.SensorResult)
    return result


def morning(folders: Folders, folder: Path) -> object:
    with (
        dg.DagsterInstance.local_temp(str(folder)) as instance,
        dg.build_schedule_context(instance=instance, resources={"folders": folders}) as context,
    ):
        return daily(context)


def reason(result: dg.SensorResult) -> str:
    assert isinstance(result.skip_reason, dg.SkipReason)
    return str(result.skip_reason.skip_message)


def put(folders: Folders, name: str = "page.txt") -> Path:
    return shutil.copy(PAGE, folders.settings.raw / name)


def begin_run(instance: dg.DagsterInstance, **tags: str) -> dg.DagsterRun:
    @dg.job
    def update() -> None: ...

    return instance.create_run_for_job(update, tags=tags)


def test_an_empty_folder_holds_nothing_new(folders: Folders, instance: dg.DagsterInstance) -> None:
    assert reason(look(folders, instance)) == "nothing new: 0 files are known"


def test_a_file_is_asked_for_when_it_has_not_changed_between_two_looks(
    folders: Folders, instance: dg.DagsterInstance
) -> None:
    put(folders)
    first = look(folders, instance)
    assert reason(first).startswith("1 new files: they may still be being written")
    (request,) = look(folders, instance, first.cursor).run_requests or []
    assert request.run_key == first.cursor
    assert request.tags["news/load"] == "what is due"


def test_a_file_that_grows_is_waited_for(folders: Folders, instance: dg.DagsterInstance) -> None:
    page = put(folders)
    first = look(folders, instance)
    page.write_bytes(page.read_bytes() + b"more")
    assert "may still be being written" in reason(look(folders, instance, first.cursor))


def page(number: int) -> LocalFile:
    name = f"{number}.txt"
    return LocalFile(path=Path(name), source_path=name, size=1, modified_ns=number)


def test_the_cursor_is_as_short_for_a_million_files_as_for_one() -> None:
    files = [page(number) for number in range(10_000)]
    assert len(digest(files, [])) == len(digest(files[:1], [])) == 64


def test_no_file_is_opened(folders: Folders, instance: dg.DagsterInstance, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folders)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} was read"))
    assert "1 new files" in reason(look(folders, instance))


def test_while_a_run_waits_or_works_no_other_is_asked_for(folders: Folders, instance: dg.DagsterInstance) -> None:
    put(folders)
    cursor = look(folders, instance).cursor
    run = begin_run(instance)
    assert f"run {run.run_id} is under way" in reason(look(folders, instance, cursor))


def test_the_same_files_are_asked_for_once(folders: Folders, instance: dg.DagsterInstance) -> None:
    put(folders)
    cursor = look(folders, instance).cursor
    run = begin_run(instance, **{"dagster/run_key": str(cursor)})
    instance.report_run_failed(run, "for a test")
    told = reason(look(folders, instance, cursor))
    assert f"{run.run_id} (FAILURE) was asked for these very files" in told
    assert "the daily update tries again" in told


def test_what_was_taken_in_and_not_loaded_is_asked_for(folders: Folders, instance: dg.DagsterInstance) -> None:
    put(folders)
    capture(folders.settings.raw, folders.settings.captures, "a run that was killed")
    first = look(folders, instance)
    assert "0 new files, 1 batches not loaded yet" in reason(first)
    assert look(folders, instance, first.cursor).run_requests


def test_a_missing_folder_says_what_to_do(folders: Folders, instance: dg.DagsterInstance) -> None:
    folders.settings.raw.rmdir()
    assert "set NEWS_RAW to one that is" in reason(look(folders, instance, "a digest"))


def test_the_daily_update_is_skipped_when_nothing_is_new_and_that_is_judged(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    monkeypatch.setattr(PUBLISHED, lambda _settings: False)
    monkeypatch.setattr("pipelines.assets.update.tell_up_to_date", lambda settings, _warn: told.append(settings))
    skipped = morning(folders, tmp_path)
    assert isinstance(skipped, dg.SkipReason)
    assert "nothing new" in str(skipped.skip_message)
    assert told == [folders.settings]


def test_the_daily_update_of_a_missing_folder_is_a_run_that_fails_and_says_so(folders: Folders, tmp_path: Path) -> None:
    folders.settings.raw.rmdir()
    assert isinstance(morning(folders, tmp_path), dg.RunRequest)
