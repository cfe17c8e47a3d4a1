"""Marts and the published database are asked for when what they are made of changed without them, and only then."""

from collections.abc import Iterator

import dagster as dg
import pytest
from dagster._core.events import StepMaterializationData

from pipelines.assets.batches import PUBLISHES_ITSELF, today
from pipelines.definitions import definitions

GRAPH = definitions.resolve_asset_graph()
FOLLOWERS = {key.to_user_string() for key in GRAPH.get_all_asset_keys() if GRAPH.get(key).automation_condition}
FACT, DATABASE = dg.AssetKey("fact_article"), dg.AssetKey("news_database")


class Evaluations:
    """The ticks of the sensor `refresh`, one after another, each knowing what the one before it saw."""

    def __init__(self, instance: dg.DagsterInstance) -> None:
        self.instance, self.cursor = instance, None

    def requested(self) -> set[str]:
        result = dg.evaluate_automation_conditions(definitions, self.instance, cursor=self.cursor)
        self.cursor = result.cursor
        return {key.to_user_string() for key in map(dg.AssetKey, FOLLOWERS) if result.get_num_requested(key)}

    def tell(self, *keys: dg.AssetKey) -> None:
        for key in keys:
            partition = today() if GRAPH.get(key).is_partitioned else None
            self.instance.report_runless_asset_event(dg.AssetMaterialization(key, partition=partition))

    def check(self, key: dg.AssetCheckKey, *, passed: bool) -> None:
        self.instance.report_runless_asset_event(
            dg.AssetCheckEvaluation(asset_key=key.asset_key, check_name=key.name, passed=passed)
        )


@pytest.fixture
def ticks() -> Iterator[Evaluations]:
    """Return the sensor after an update that made everything, with every check passed."""
    with dg.DagsterInstance.ephemeral() as instance:
        made = Evaluations(instance)
        for check in GRAPH.asset_check_keys:
            made.check(check, passed=True)
        made.requested()
        made.tell(*GRAPH.toposorted_asset_keys)
        made.requested()
        yield made


def test_marts_and_the_database_follow() -> None:
    marts = {key.to_user_string() for key in GRAPH.get_all_asset_keys() if GRAPH.get(key).group_name == "marts"}
    assert marts | {"news_database"} == FOLLOWERS


def test_what_is_made_together_asks_for_no_second_run(ticks: Evaluations) -> None:
    ticks.tell(*GRAPH.toposorted_asset_keys)
    assert ticks.requested() == set()


def test_an_update_half_done_asks_for_no_second_run(ticks: Evaluations) -> None:
    update = definitions.resolve_job_def("update")
    assert PUBLISHES_ITSELF.items() <= update.tags.items()
    run = ticks.instance.create_run_for_job(update, tags={**update.tags, "dagster/partition": today()})
    event = dg.AssetMaterialization(FACT, partition=today())
    data = StepMaterializationData(event)
    ticks.instance.report_dagster_event(
        dg.DagsterEvent("ASSET_MATERIALIZATION", update.name, event_specific_data=data), run.run_id
    )
    assert ticks.requested() == set()


def test_a_fact_that_changed_asks_for_the_marts_of_it_and_for_the_database(ticks: Evaluations) -> None:
    ticks.tell(FACT)
    assert ticks.requested() == {
        key.to_user_string() for key in GRAPH.get(FACT).child_keys | {DATABASE} if key.to_user_string() in FOLLOWERS
    }
    assert ticks.requested() == set()


def test_nothing_is_asked_for_while_a_check_that_blocks_has_failed(ticks: Evaluations) -> None:
    blocking = next(spec for spec in GRAPH.get(FACT).check_keys if GRAPH.get(spec).blocking)
    ticks.check(blocking, passed=False)
    ticks.tell(FACT)
    assert ticks.requested() == set()
    ticks.check(blocking, passed=True)
    assert DATABASE.to_user_string() in ticks.requested()
