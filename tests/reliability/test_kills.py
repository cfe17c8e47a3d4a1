"""The harness in its short form: a day's run, killed at every commit point of its publishing and around its commit."""

from collections.abc import Iterator

import pytest

from bench.reliability.kills import Stage, Trial, measured
from bench.reliability.scenarios import SCENARIOS
from bench.reliability.victims import Kill

DAYS_RUN = SCENARIOS[0]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with Stage(tmp_path_factory.mktemp("kills")) as made:
        made.prepare(DAYS_RUN)
        yield made


def problems(stage: Stage, *kills: tuple[str, Kill]) -> list[str]:
    return [problem for row in stage.do(Trial(DAYS_RUN.name, "test", 0, kills)) for problem in row["problems"]]


def test_a_run_killed_at_any_point_of_its_publishing_is_made_good(stage: Stage) -> None:
    points = measured(stage, DAYS_RUN, "publish").points
    assert "before replace news.duckdb" in points
    found = {what: problems(stage, ("publish", Kill(point=number))) for number, what in enumerate(points, 1)}
    assert {what: told for what, told in found.items() if told} == {}


def test_runs_killed_one_after_another_around_their_commit_are_made_good(stage: Stage) -> None:
    points = measured(stage, DAYS_RUN, "load").points
    around = [points.index(f"{side} database commit") + 1 for side in ("before", "after")]
    assert problems(stage, *(("load", Kill(point=point)) for point in around)) == []


def test_a_run_killed_while_it_reads_pages_is_made_good(stage: Stage) -> None:
    assert problems(stage, ("whole", Kill(point=12))) == []


def test_a_reader_meets_the_states_before_and_after_alone(stage: Stage) -> None:
    reference = stage.references[DAYS_RUN.name]
    states = {row["state"] for row in stage.read()}
    assert reference["after"] in states
    assert states <= {"", reference["before"], reference["after"]}
