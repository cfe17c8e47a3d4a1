"""Events of small runs: what is told of a step that wrote, of one that failed, and to an endpoint that refuses."""

from pathlib import Path

import dagster as dg
import pytest

from pipelines.load import MODELS
from pipelines.openlineage.datasets import Catalogue
from pipelines.openlineage.reporter import Reporter, reported
from pipelines.settings import ROOT, Settings
from tests.openlineage.catcher import assert_is_run_event, catalogue

SETTINGS = Settings(raw=Path("/raw"), warehouse=Path("/warehouse"))
# A port that nothing listens on.
NOWHERE = "http://127.0.0.1:9"


@dg.asset
def figures() -> dg.MaterializeResult:
    return dg.MaterializeResult(metadata={"dagster/row_count": 3})


@dg.asset(deps=[figures])
def fact_figure() -> dg.MaterializeResult:
    columns = dg.TableSchema([dg.TableColumn("value", "DECIMAL(24,6)", description="The number")])
    lineage = dg.TableColumnLineage({"value": [dg.TableColumnDep(dg.AssetKey(["staging", "figure"]), "value")]})
    return dg.MaterializeResult(metadata={"dagster/column_schema": columns, "dagster/column_lineage": lineage})


@dg.multi_asset(specs=[dg.AssetSpec("dim_unit"), dg.AssetSpec(dg.AssetKey(["ops", "run"]))])
def tables():
    yield dg.MaterializeResult(asset_key="dim_unit")
    yield dg.MaterializeResult(asset_key=dg.AssetKey(["ops", "run"]))


@dg.asset
def broken() -> None:
    raise dg.Failure("the load was rolled back")


def told(destination: str, *assets: dg.AssetsDefinition, tags: dict[str, str] | None = None) -> list[str]:
    """Run the assets, tell of the run, and return the warnings."""
    warnings: list[str] = []
    with dg.DagsterInstance.ephemeral() as instance:
        result = dg.materialize(list(assets), instance=instance, tags=tags, raise_on_error=False)
        run = instance.get_run_by_id(result.run_id)
        assert run
        with reported(Reporter(destination, warnings.append), SETTINGS, instance, run):
            pass
    return warnings


def events_of(*assets: dg.AssetsDefinition, tags: dict[str, str] | None = None) -> list[dict]:
    with catalogue() as (url, caught):
        assert told(url, *assets, tags=tags) == []
    assert {path for path, _ in caught} == {"/api/v1/lineage"}
    events = [event for _, event in caught]
    for event in events:
        assert_is_run_event(event)
    return events


def the_end(events: list[dict], job: str) -> dict:
    [event] = [each for each in events if each["job"]["name"].endswith(job) and each["eventType"] != "START"]
    return event


def test_a_run_and_each_step_begin_and_end() -> None:
    events = events_of(figures, fact_figure)
    assert [(event["eventType"], event["job"]["name"].partition(".")[2]) for event in events] == [
        ("START", ""),
        ("START", "figures"),
        ("COMPLETE", "figures"),
        ("START", "fact_figure"),
        ("COMPLETE", "fact_figure"),
        ("COMPLETE", ""),
    ]
    run = events[0]["run"]["runId"]
    assert {event["run"]["facets"]["parent"]["run"]["runId"] for event in events[1:-1]} == {run}
    assert len({event["run"]["runId"] for event in events}) == 3


def test_a_step_names_what_it_read_and_wrote_and_how_much() -> None:
    event = the_end(events_of(figures), ".figures")
    assert "file /warehouse/silver/lines" in [f"{each['namespace']} {each['name']}" for each in event["inputs"]]
    [output] = event["outputs"]
    assert (output["namespace"], output["name"]) == ("file", "/warehouse/silver/figures")
    assert output["outputFacets"]["outputStatistics"]["rowCount"] == 3


def test_a_table_tells_its_columns_where_they_come_from_and_its_sql() -> None:
    event = the_end(events_of(figures, fact_figure), ".fact_figure")
    [output] = event["outputs"]
    database = "duckdb:///warehouse/news.duckdb"
    assert (output["namespace"], output["name"]) == (database, "news.main.fact_figure")
    [column] = output["facets"]["schema"]["fields"]
    assert (column["name"], column["type"], column["description"]) == ("value", "DECIMAL(24,6)", "The number")
    [origin] = output["facets"]["columnLineage"]["fields"]["value"]["inputFields"]
    assert (origin["namespace"], origin["name"], origin["field"]) == (database, "news.staging.figure", "value")
    assert "news.staging.figure" in {each["name"] for each in event["inputs"]}
    assert "from staging.figure" in event["job"]["facets"]["sql"]["query"]


def test_each_table_of_a_step_is_a_run_of_its_own_below_the_step() -> None:
    events = events_of(tables)
    step = the_end(events, ".tables")
    assert step["outputs"] == []
    for table in ("dim_unit", "ops.run"):
        event = the_end(events, f".tables.{table}")
        assert event["run"]["facets"]["parent"]["run"]["runId"] == step["run"]["runId"]
        assert [each["name"].split(".")[-1] for each in event["outputs"]] == [table.split(".")[-1]]


def test_a_step_that_wrote_several_days_is_told_once() -> None:
    days = dg.DailyPartitionsDefinition("2024-01-01")

    @dg.asset(name="lines", partitions_def=days, backfill_policy=dg.BackfillPolicy.single_run())
    def lines() -> dg.MaterializeResult:
        return dg.MaterializeResult(metadata={"dagster/row_count": 7})

    several = {"dagster/asset_partition_range_start": "2024-01-01", "dagster/asset_partition_range_end": "2024-01-03"}
    events = events_of(lines, tags=several)
    assert [event["eventType"] for event in events] == ["START", "START", "COMPLETE", "COMPLETE"]
    [output] = the_end(events, ".lines")["outputs"]
    assert output["outputFacets"]["outputStatistics"]["rowCount"] == 7


def test_a_statement_that_updates_a_table_writes_that_table() -> None:
    catalogue_of_tables = Catalogue.of(SETTINGS)
    updates = {model.name: model.updates[0] for model in MODELS if model.updates}
    assert updates
    for statement, table in updates.items():
        assert catalogue_of_tables.dataset(statement) == catalogue_of_tables.dataset(table)


def test_a_table_made_of_reference_files_reads_them() -> None:
    read = [dataset.name for dataset in Catalogue.of(SETTINGS).read_by("dim_unit")]
    assert read == [str(ROOT / "seeds" / "reference" / "units.csv")]


def test_a_failed_step_fails_its_run_with_its_reason() -> None:
    events = events_of(broken)
    assert the_end(events, ".broken")["eventType"] == events[-1]["eventType"] == "FAIL"
    assert the_end(events, ".broken")["run"]["facets"]["errorMessage"]["message"] == "the load was rolled back"
    assert events[-1]["run"]["facets"]["errorMessage"]["message"] == "broken: the load was rolled back"


def test_a_catalogue_may_stand_below_a_path() -> None:
    with catalogue() as (url, caught):
        assert told(f"{url}/openapi/openlineage", figures) == []
    assert {path for path, _ in caught} == {"/openapi/openlineage/api/v1/lineage"}


def test_an_endpoint_that_is_down_is_warned_of_once() -> None:
    [warning] = told(NOWHERE, figures, fact_figure)
    assert warning.startswith(f"lineage: {NOWHERE} took no event")


def test_an_endpoint_that_refuses_is_asked_once() -> None:
    with catalogue(status=401) as (url, caught):
        [warning] = told(url, figures)
    assert "401" in warning
    assert len(caught) == 1


def test_a_file_that_cannot_be_written_is_warned_of_once(tmp_path: Path) -> None:
    [warning] = told(str(tmp_path / "nowhere" / "events.jsonl"), figures)
    assert "events.jsonl" in warning


def test_the_end_of_a_killed_run_is_told_by_the_next() -> None:
    with catalogue() as (url, caught), dg.DagsterInstance.ephemeral() as instance:
        job = dg.Definitions(assets=[figures], jobs=[dg.define_asset_job("update")]).resolve_job_def("update")
        dead = instance.create_run_for_job(job)
        Reporter(url, pytest.fail).tell_dead([dead], "its process ended")
    [(_, event)] = caught
    assert (event["run"]["runId"], event["job"]["name"], event["eventType"]) == (dead.run_id, "update", "FAIL")
    assert event["run"]["facets"]["errorMessage"]["message"] == "its process ended"


@pytest.mark.parametrize("url", ["http://", "http://["])
def test_a_url_that_is_none_is_warned_of(url: str) -> None:
    assert len(told(url, figures)) == 1
