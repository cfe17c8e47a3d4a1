"""Why a run failed, in the words a person can act on."""

import dagster as dg

from pipelines.failures import reason, reasons


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


def test_a_run_that_ends_before_its_first_step_has_failed_and_says_why() -> None:
    @dg.resource
    def lock() -> None:
        raise RuntimeError("process 4711 holds the lock")

    @dg.op(required_resource_keys={"lock"})
    def load() -> None:
        raise AssertionError("never reached")

    @dg.job(resource_defs={"lock": lock})
    def update() -> None:
        load()

    assert reasons(update.execute_in_process(raise_on_error=False)) == ["RuntimeError: process 4711 holds the lock"]
