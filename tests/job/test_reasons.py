"""Why a run failed, in the words a person can act on."""

import dagster as dg

from pipelines.failures import reason


def reason_of(op: dg.OpDefinition) -> str:
    @dg.job
    def failing() -> None:
        op()

    result = failing.execute_in_process(raise_on_error=False)
    return next(reason(event) for event in result.all_events if event.is_step_failure)


def test_a_failure_speaks_for_itself() -> None:
    @dg.op
    def refuse() -> None:
        raise dg.Failure("nothing is published; broken invariants: figures_are_whole (3 rows)")

    assert reason_of(refuse) == "nothing is published; broken invariants: figures_are_whole (3 rows)"


def test_an_error_is_told_without_the_framework_around_it() -> None:
    @dg.op
    def break_down() -> None:
        raise ValueError("no such column")

    assert "no such column" in reason_of(break_down)
    assert "Dagster" not in reason_of(break_down)
