"""Batches can be loaded in any order, together or apart, once or again: the warehouse is the same, row for row."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import duckdb
import pytest

from pipelines import ledger, loading, model_versions
from pipelines.ledger import NO_SHARD, LostBatchError, plan, read_ledger
from pipelines.load import MODELS, Run, load, pending
from pipelines.readers.bronze import shards
from pipelines.settings import Settings
from pipelines.warehouse import publish
from tests.conftest import ROOT
from tests.job.batches import FIRST_DAY, all_rows, capture_by_days, differences, load_in_turn

SAMPLES = ROOT / "seeds" / "news"
DAYS = 4


@pytest.fixture(scope="module")
def captured(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Take in the samples, and a second copy of one of them, as pages of four days."""
    folder = tmp_path_factory.mktemp("batches")
    raw = shutil.copytree(SAMPLES, folder / "raw")
    shutil.copy(sorted(SAMPLES.iterdir())[0], raw / "z_copy.txt")
    settings = Settings(raw=raw, warehouse=folder / "warehouse")
    capture_by_days(raw, settings, DAYS)
    return settings


@pytest.fixture
def settings(captured: Settings, tmp_path: Path) -> Settings:
    """Return a warehouse without a database that shares the bronze and silver layers."""
    for layer in ("bronze", "silver"):
        (tmp_path / layer).symlink_to(captured.warehouse / layer)
    return Settings(raw=captured.raw, warehouse=tmp_path)


@pytest.fixture(scope="module")
def expected(captured: Settings) -> dict[str, list[tuple]]:
    load_in_turn(captured, [range(DAYS)])
    return all_rows(captured)


@pytest.mark.parametrize(
    "batches",
    [
        [[0], [1], [2], [3]],
        [[3], [2], [1], [0]],
        [[2], [0], [3], [1]],
        [[1, 3], [0, 2]],
        [[0], [0, 1], [0, 1, 2, 3]],
    ],
    ids=str,
)
def test_the_order_of_batches_leaves_no_trace(
    settings: Settings, expected: dict[str, list[tuple]], batches: Iterable[Iterable[int]]
) -> None:
    load_in_turn(settings, batches)
    assert differences(all_rows(settings), expected) == []


def test_days_loaded_again_change_nothing(settings: Settings, expected: dict[str, list[tuple]]) -> None:
    load_in_turn(settings, [range(DAYS), range(DAYS)], again=["2026-03-03", "2026-03-05"])
    assert differences(all_rows(settings), expected) == []


@pytest.fixture
def one_file_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave a load room for no more than one bronze file, and for a few series."""
    monkeypatch.setattr(ledger, "PORTION_BYTES", 1)
    monkeypatch.setattr(loading, "SLICE_ROWS", 5)


@pytest.mark.usefixtures("one_file_at_a_time")
def test_a_load_in_portions_ends_in_the_same_warehouse(settings: Settings, expected: dict[str, list[tuple]]) -> None:
    load_in_turn(settings, [range(DAYS)])
    assert differences(all_rows(settings), expected) == []


@pytest.mark.usefixtures("one_file_at_a_time")
def test_a_portion_that_breaks_a_check_is_rolled_back_and_those_before_it_stay(
    settings: Settings, expected: dict[str, list[tuple]], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = shards(settings.captures)
    breaking = iter(["", "", "update fact_figure set unit_key = 7"])
    with monkeypatch.context() as broken:
        # The last that a load does before it checks.
        broken.setattr("pipelines.load.create_macros", lambda connection, _: connection.execute(next(breaking)))
        done = load(settings, files, Run("broken", FIRST_DAY))
    assert {check for check, rows in done.offending.items() if rows} == {"keys_have_their_dimension"}
    with duckdb.connect(settings.working_database, read_only=True) as connection:
        loaded = {shard for _, shard in read_ledger(connection)} - {NO_SHARD}
        assert connection.execute("select run_id, status from ops.run").fetchall() == [("broken", "failed")]
    assert loaded == {file.name for file in files[:2]}
    load_in_turn(settings, [range(DAYS)])
    assert differences(all_rows(settings), expected) == []


@pytest.mark.usefixtures("one_file_at_a_time")
def test_what_a_changed_rule_makes_again_in_portions_is_the_same(
    settings: Settings, expected: dict[str, list[tuple]], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = model_versions.stage_version
    with monkeypatch.context() as earlier:
        earlier.setattr(model_versions, "stage_version", lambda name: f"earlier {real(name)}")
        load_in_turn(settings, [range(DAYS)])
    assert {"fact_line", "dim_person", "staging.figure_series"} <= due_tables(settings)
    load_in_turn(settings, [range(DAYS)])
    assert due_tables(settings) == set()
    assert differences(all_rows(settings), expected) == []


def test_a_second_capture_leads_to_the_article_of_the_first(settings: Settings) -> None:
    load_in_turn(settings, [[3], [2], [1], [0]])
    with duckdb.connect(settings.working_database) as connection:
        copied = "select article_key from fact_capture where page_id = (select page_id from fact_capture where {})"
        keys = connection.execute(copied.format("source_path = 'z_copy.txt'")).fetchall()
    assert len(keys) == 2
    assert len(set(keys)) == 1
    assert keys[0] != (-1,)


def test_a_load_touches_the_rows_of_its_own_days_alone(settings: Settings) -> None:
    load_in_turn(settings, [[0], [1], [2], [3]])
    with duckdb.connect(settings.working_database) as connection:
        for fact in (model.name for model in MODELS if model.folder == "facts"):
            runs = connection.execute(f"select batch_date, count(distinct run_id) from {fact} group by all").fetchall()
            assert {count for _, count in runs} <= {1}


@pytest.fixture
def rule_of_quotes_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the stage of quotes, and the one that reads it, another version."""
    real = model_versions.stage_version
    changed = {"quotes", "attributions"}
    monkeypatch.setattr(
        model_versions, "stage_version", lambda name: f"{real(name)}{' changed' if name in changed else ''}"
    )


def due_tables(settings: Settings) -> set[str]:
    with duckdb.connect(settings.working_database, read_only=True) as connection:
        held = read_ledger(connection)
    versions = model_versions.model_versions(MODELS)
    missing = plan(MODELS, held, versions, shards(settings.captures))
    return missing.whole | missing.tasks.keys()


def test_what_is_loaded_is_not_due(settings: Settings) -> None:
    load_in_turn(settings, [range(DAYS)])
    assert due_tables(settings) == set()


@pytest.mark.usefixtures("expected")
def test_a_rule_that_changes_makes_due_what_depends_on_it(captured: Settings, rule_of_quotes_changed: None) -> None:
    due = due_tables(captured)
    assert {"fact_quote", "fact_figure", "dim_person", "dim_organization"} <= due
    assert not {"fact_line", "fact_article", "fact_headline", "dim_programme", "dim_person_post"} & due


def test_a_batch_whose_bronze_file_is_gone_is_not_dropped_in_silence(captured: Settings, tmp_path: Path) -> None:
    copied = Settings(raw=captured.raw, warehouse=tmp_path)
    shutil.copytree(captured.warehouse, tmp_path, dirs_exist_ok=True)
    load_in_turn(copied, [range(DAYS)])
    publish(copied)
    assert not pending(copied)
    shutil.rmtree(copied.captures / "batch_date=2026-03-03")
    with pytest.raises(LostBatchError, match="backup"):
        pending(copied)


def test_a_mart_that_changes_is_made_again_without_loading_a_page(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_in_turn(settings, [range(DAYS)])
    mart = next(model for model in MODELS if model.name == "mart_figure")
    monkeypatch.setitem(vars(mart), "column_comments", {**mart.column_comments, "title": "The headline · 标题"})
    assert due_tables(settings) == {"mart_figure"}
    load_in_turn(settings, [range(DAYS)])
    assert due_tables(settings) == set()


def test_other_words_about_a_column_load_no_page(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    load_in_turn(settings, [range(DAYS)])
    fact = next(model for model in MODELS if model.name == "fact_figure")
    monkeypatch.setitem(vars(fact), "column_comments", {**fact.column_comments, "value": "The number, or null · 数值"})
    assert due_tables(settings) == {"fact_figure"}
    load_in_turn(settings, [range(DAYS)])
    assert due_tables(settings) == set()
    told = "select distinct comment from duckdb_columns() where table_name = 'fact_figure' and column_name = 'value'"
    with duckdb.connect(settings.working_database) as connection:
        assert connection.sql(told).fetchall() == [("The number, or null · 数值",)]
        assert connection.sql("select distinct run_id from fact_figure").fetchall() == [("run 0",)]
