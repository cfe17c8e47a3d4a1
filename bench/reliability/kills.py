"""The kills: what was planned of them, each one done, the warehouse made good after it and held against another."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType

from bench.pages import ROOT
from bench.reliability.contents import everything
from bench.reliability.scenarios import SCENARIOS, Scenario
from bench.reliability.victims import Death, Kill, forked, spawned
from bench.reliability.worker import Answer, Worker
from pipelines.leftovers import sweep
from pipelines.settings import Settings

# In a run's course: from which of its states each step begins.
BEGINS = {"publish": "judged", "judge": "loaded", "load": "refined", "whole": "start"}
# Within a step, what takes long enough to be killed in its midst.
WINDOWS = {
    "whole": [],
    "load": ["database commit"],
    "judge": ["database close"],
    "publish": ["database copy from database", "database checkpoint", "copyfile news.partial"],
}
WINDOW_SECONDS = 0.2


@dataclass(frozen=True)
class Trial:
    """One kill, or several in a row before the warehouse is made good: each a step and when it is killed."""

    scenario: str
    kind: str
    number: int
    kills: tuple[tuple[str, Kill], ...]

    @property
    def name(self) -> str:
        """Return what an earlier run of the harness is known by to have done it."""
        return f"{self.scenario}/{self.kind}/{self.kills[0][0]}/{self.number}"


class Stage:
    """The folder in which runs are killed, with a reader that never rests, and the worker that makes them good."""

    def __init__(self, work: Path) -> None:
        self.work = work
        self.live = work / "live"
        self.live.mkdir(parents=True, exist_ok=True)
        self.worker = Worker()
        self.references: dict[str, Answer] = {}
        self.known_good: set[tuple[str, str]] = set()
        command = [sys.executable, "-m", "bench.reliability.reader", str(self.live / "news.duckdb")]
        self.reader = subprocess.Popen(
            [*command, str(work / "reader.jsonl")], cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def __enter__(self) -> "Stage":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.worker.stop()
        told, _ = self.reader.communicate(timeout=60)
        with (self.work / "readers.jsonl").open("a", encoding="utf-8") as file:
            file.write(told)

    def read(self) -> list[Answer]:
        """Return the states that the reader met, in their order."""
        lines = (self.work / "reader.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    def prepare(self, scenario: Scenario) -> None:
        """Build the states from which a scenario's steps begin, and what it has to end in."""
        folder = self.work / "scenarios" / scenario.name
        reference = folder / "reference.json"
        if not reference.exists():
            answer = self.worker.ask("build", folder=str(folder), scenario=scenario.name)
            if "error" in answer:
                raise RuntimeError(f"{scenario.name}: {answer['error']}")
            reference.write_text(json.dumps(answer), encoding="utf-8")
        self.references[scenario.name] = json.loads(reference.read_text(encoding="utf-8"))

    def reset(self, scenario: Scenario, state: str) -> Settings:
        """Put one of a scenario's states in the folder, the published file in one step, for the reader looks on."""
        template = self.work / "scenarios" / scenario.name / state
        published = self.live / "news.duckdb"
        for path in self.live.iterdir():
            if path != published:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        for path in template.iterdir():
            if path.is_dir():
                shutil.copytree(path, self.live / path.name, copy_function=_copy)
        if (template / "news.duckdb").exists():
            next_one = self.live / "next"
            os.link(template / "news.duckdb", next_one)
            next_one.replace(published)
            # Two names of one file cannot be put in each other's place.
            next_one.unlink(missing_ok=True)
        else:
            published.unlink(missing_ok=True)
        return Settings(template.parent / "raw", self.live)

    def do(self, trial: Trial) -> Iterator[Answer]:
        """Kill a run as planned, make the warehouse good, and tell what became of it: one row for each kill."""
        scenario = next(each for each in SCENARIOS if each.name == trial.scenario)
        settings = self.reset(scenario, BEGINS[trial.kills[0][0]])
        for place, (step, kill) in enumerate(trial.kills):
            death = run(step, settings, scenario, kill)
            told = {"trial": trial.name, "kind": trial.kind, "scenario": trial.scenario, "step": step}
            told |= asdict(kill) | {
                "killed": death.killed,
                "lasted": death.lasted,
                "at": [*death.points[-1:]],
                "place": place,
            }
            if place + 1 < len(trial.kills):
                yield told | {"problems": [], "made good": "by a later run"}
        yield told | self.make_good(settings, scenario)

    def make_good(self, settings: Settings, scenario: Scenario) -> Answer:
        """Run once more, unless the very same files were made good before; tell the problems there are then."""
        # What the next run does first, whatever else it finds.
        sweep(settings)
        digest = everything(self.live, self.work / "scenarios" / scenario.name)
        if (scenario.name, digest) in self.known_good:
            return {"problems": [], "made good": "as the same files before", "digest": digest}
        given = {"raw": str(settings.raw), "warehouse": str(self.live), "scenario": scenario.name}
        answer = self.worker.ask("make_good", run_id="9-after", **given)
        problems = found_problems(answer, self.references[scenario.name], scenario)
        if not problems:
            self.known_good.add((scenario.name, digest))
        return {"problems": problems, "made good": "by a run", "digest": digest, "recovery": answer.get("seconds")}


def run(step: str, settings: Settings, scenario: Scenario, kill: Kill) -> Death:
    """Run a step and kill it, in the cheapest process that can do it."""
    return (spawned if step == "whole" else forked)(step, settings, scenario, kill)


def found_problems(answer: Answer, reference: Answer, scenario: Scenario) -> list[str]:
    """Return in what a warehouse that was made good is not the one that was never killed."""
    # A backfill that is asked for again is a run of its own.
    may_differ = {"ops.run"} if scenario.again else set()
    if "error" in answer:
        return [answer["error"]]
    problems = [f"left over: {name}" for name in answer["leftovers"]] + [f"twice: {name}" for name in answer["twice"]]
    for database in ("working", "published"):
        tables = {*answer[database], *reference[database]} - may_differ
        differing = sorted(name for name in tables if answer[database].get(name) != reference[database].get(name))
        problems += [f"{database} differs in {name}" for name in differing]
    if answer["layers"] != reference["layers"]:
        problems.append("the bronze or the silver layer differs")
    if not answer["snapshot"]:
        problems.append("no snapshot of what is published")
    return problems


def planned(stage: Stage, scenario: Scenario, step: str, randoms: int) -> Iterator[Trial]:
    """Yield every commit point of one of a scenario's steps, and random instants, some of them in chosen windows."""
    undisturbed = measured(stage, scenario, step)
    for number in range(1, len(undisturbed.points) + 1):
        yield Trial(scenario.name, "commit point", number, ((step, Kill(point=number)),))
    chance = random.Random(f"{scenario.name} {step}")
    for number in range(randoms):
        yield Trial(scenario.name, "random", number, ((step, Kill(seconds=chance.uniform(0, undisturbed.lasted))),))
    for window in WINDOWS[step]:
        if f"before {window}" not in undisturbed.points:
            continue
        for number in range(randoms // 2):
            kill = Kill(seconds=chance.uniform(0, WINDOW_SECONDS), window=f"before {window}")
            yield Trial(scenario.name, f"random within {window}", number, ((step, kill),))


def planned_in_a_row(stage: Stage, scenario: Scenario, count: int) -> Iterator[Trial]:
    """Yield runs that are killed one after another, the second while it makes good the first, before one is let be."""
    durations = {step: measured(stage, scenario, step).lasted for step in ("load", "whole")}
    chance = random.Random(scenario.name)
    for number in range(count):
        steps = ("load", "load", "whole")
        kills = tuple((step, Kill(seconds=chance.uniform(0, durations[step]))) for step in steps)
        yield Trial(scenario.name, "in a row", number, kills)


def measured(stage: Stage, scenario: Scenario, step: str) -> Death:
    """Run a step undisturbed; return how long it takes, and its commit points."""
    return run(step, stage.reset(scenario, BEGINS[step]), scenario, Kill())


def _copy(source: str, target: str) -> None:
    """Copy what a run changes where it stands; of all else another name is enough."""
    if os.path.basename(os.path.dirname(source)) == "working":  # noqa: PTH119, PTH120
        shutil.copy2(source, target)
    else:
        os.link(source, target)


def log(work: Path, row: Answer) -> None:
    """Write one row down at once, so that an interrupted harness keeps what it did."""
    with (work / "kills.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(row | {"time": time.time()}) + "\n")
