"""The goals of speed and size, each beside what was reached in the last measurement."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench.results import Row
from bench.telling import Rows, number, told
from pipelines.stages import STAGES

SCAN_SHARE = 0.4


@dataclass(frozen=True)
class Goal:
    """What is to be reached, the section that measures it, and how its rows tell what was."""

    what: str
    goal: str
    section: str
    reached: Callable[[Rows], str]


def goals(measured: dict[str, list[Row]]) -> Iterator[list[str]]:
    """Yield each goal whose section was measured: what, the goal, and what was reached."""
    for goal in GOALS:
        if rows := measured.get(goal.section):
            yield [goal.what, goal.goal, goal.reached(rows)]


def _last(column: str, unit: str) -> Callable[[Rows], str]:
    return lambda rows: f"{told(rows[-1], column)} {unit}"


def _of_largest(rows: Rows) -> str:
    growth = number(rows[-1], "times the smallest, a MB")
    return f"{1 / growth:.2f} times at {rows[-1]['pages']:,} pages"


def _peaks(rows: Rows) -> str:
    return " and ".join(f"{number(row, 'peak MB'):,.0f} MB for {number(row, 'MB'):,.0f} MB" for row in rows)


def _fast_stages(rows: Rows) -> str:
    shares = {str(row["step"]): number(row, "share of scan") for row in rows}
    fast = sum(shares[stage.name] >= SCAN_SHARE for stage in STAGES)
    return f"{fast} of {len(STAGES)} stages"


def _whole_datatrove(rows: Rows) -> str:
    found = [told(row, "times as fast") for row in rows if row["peer"] == "datatrove" and "times as fast" in row]
    return f"{found[0]} times" if found else "not measured"


GOALS = (
    Goal("raw text to published facts, two cores", "8 MB/s", "job", _last("MB/s", "MB/s")),
    Goal("the same beside datatrove's pipeline, which ends before any fact", "10 times", "peers", _whole_datatrove),
    Goal("speed at the largest corpus beside the smallest", "0.9 times at least", "job", _of_largest),
    Goal("memory of all processes together", "2,000 MB at any size", "job", _peaks),
    Goal("each text stage beside a plain scan", f"{SCAN_SHARE:.0%} of its speed", "steps", _fast_stages),
    Goal(
        "a day's 1,000 pages on the largest history",
        "1.3 times those on none",
        "increment",
        _last("times the empty one", "times"),
    ),
    Goal(
        "publishing, which copies the database",
        "2 s a GB",
        "increment",
        _last("publishing seconds a GB", "s a GB"),
    ),
    Goal("a run with nothing new", "3 times a bare `import dagster`", "startup", _last("times the import", "times")),
)
