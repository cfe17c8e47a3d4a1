"""`python -m bench.reliability`: kill the job hundreds of times, and tell what became of the warehouse."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from bench.pages import ROOT
from bench.reliability.command import kill_commands
from bench.reliability.kills import BEGINS, Stage, Trial, log, planned, planned_in_a_row
from bench.reliability.report import write_down, write_tables
from bench.reliability.scenarios import SCENARIOS
from bench.reliability.trying import try_faults


def main() -> None:
    """Do what was not done before, and write every kill down."""
    parser = argparse.ArgumentParser(prog="python -m bench.reliability", description=__doc__)
    parser.add_argument("--work", type=Path, default=ROOT / "warehouse" / "reliability")
    parser.add_argument("--scenario", action="append", choices=[each.name for each in SCENARIOS])
    parser.add_argument("--step", action="append", choices=[*BEGINS, "in a row", "command"])
    parser.add_argument("--random", type=int, default=20)
    parser.add_argument(
        "--faults", nargs="*", metavar="WORD", help="try the faults that a word names, or all; no kills"
    )
    parser.add_argument("--write-docs", action="store_true", help="do nothing but write the tables of what was done")
    arguments = parser.parse_args()
    if arguments.write_docs:
        write_down(arguments.work)
        write_tables()
        return
    if arguments.faults is not None:
        try_faults(arguments.work, arguments.faults)
        return
    path = arguments.work / "kills.jsonl"
    done = [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []
    names = {row["trial"] for row in done if "digest" in row and not row["problems"]}
    if arguments.step == ["command"]:
        for row in kill_commands(arguments.work / "command", arguments.random):
            log(arguments.work, row)
            print(row["trial"], row["problems"], flush=True)
        return
    with Stage(arguments.work) as stage:
        stage.known_good = {(r["scenario"], r["digest"]) for r in done if "digest" in r and not r["problems"]}
        for trial in _trials(stage, arguments):
            if trial.name not in names:
                for row in stage.do(trial):
                    log(arguments.work, row)
                    if row["problems"]:
                        print(trial.name, row["at"], row["problems"], flush=True)


def _trials(stage: Stage, arguments: argparse.Namespace) -> Iterator[Trial]:
    chosen = [each for each in SCENARIOS if each.name in (arguments.scenario or [s.name for s in SCENARIOS])]
    for step in arguments.step or [*BEGINS, "in a row"]:
        for scenario in chosen:
            stage.prepare(scenario)
            if step == "in a row":
                yield from planned_in_a_row(stage, scenario, arguments.random // 2)
            else:
                yield from planned(stage, scenario, step, arguments.random)


if __name__ == "__main__":
    main()
