"""Two processes, this project's and a peer's, do the same work in turn, so that a slow moment meets both."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from bench.pages import ROOT
from bench.peers.answers import Job
from bench.peers.environments import PeerUnavailableError, last_words, python_of
from bench.results import Row

ROUNDS = 3
ONE_CORE = dict.fromkeys(("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")


class Process:
    """A process that does a job as often as it is asked; its imports are done and its memory is warm by then."""

    def __init__(self, command: list[str], environment: dict[str, str], failure: type[RuntimeError]) -> None:
        self._failure = failure
        self._said = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  closed with the process
        self._process = subprocess.Popen(  # noqa: S603
            command,
            cwd=ROOT,
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            text=True,
        )

    def __enter__(self) -> "Process":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.communicate()
        self._said.close()

    def seconds(self, job: Job) -> float:
        """Do one job and return how long it took. Raises the failure that was given where the process ends over it."""
        with suppress(BrokenPipeError):
            print(json.dumps(job), file=self._process.stdin, flush=True)
        if answer := self._process.stdout.readline() if self._process.stdout else "":
            return float(json.loads(answer)["seconds"])
        self._process.wait()
        self._said.seek(0)
        raise self._failure(last_words(self._said.read()))


@dataclass(frozen=True)
class Work:
    """What both do: the peer's module of `jobs`, this project's part of `ours`, and the job that both are given."""

    peer: str
    part: str
    job: Job
    environment: dict[str, str] = field(default_factory=lambda: ONE_CORE)

    def ours(self) -> Process:
        """Start this project's process."""
        return Process([sys.executable, "-m", "bench.peers.ours", self.part], self.environment, RuntimeError)

    def theirs(self) -> Process:
        """Start the peer's process. Raises PeerUnavailableError."""
        module = f"bench.peers.jobs.{self.peer.replace('-', '_')}_job"
        return Process([str(python_of(self.peer)), "-m", module], self.environment, PeerUnavailableError)


Round = tuple[float, float]


def compete(work: Work, folder: Path, rounds: int = ROUNDS) -> list[Round]:
    """Do the work in turn; return the seconds of this project and of the peer, round by round.

    What they found stands in `ours.jsonl` and `theirs.jsonl` of the folder.
    """
    with work.ours() as ours, work.theirs() as theirs:
        mine, other = ({**work.job, "output": str(folder / f"{name}.jsonl")} for name in ("ours", "theirs"))
        return take_turns(lambda: ours.seconds(mine), lambda: theirs.seconds(other), rounds + 1)[1:]


def take_turns(ours: Callable[[], float], theirs: Callable[[], float], rounds: int = ROUNDS) -> list[Round]:
    """Return the seconds of both in each round."""
    return [(ours(), theirs()) for _ in range(rounds)]


def speed(peer: str, part: str, megabytes: float, rounds: list[Round]) -> Row:
    """Return the row of one comparison of speed; the ratio is that of the two in one round."""
    ratios = [theirs / ours for ours, theirs in rounds]
    mine, other = (statistics.median(megabytes / taken for taken in side) for side in zip(*rounds, strict=True))
    return {
        "peer": peer,
        "part": part,
        "measure": "MB/s",
        "this project": mine,
        "the peer": other,
        "times as fast": statistics.median(ratios),
        "lowest": min(ratios),
        "highest": max(ratios),
    }


def found(peer: str, part: str, measure: str, ours: float, theirs: float) -> Row:
    """Return the row of one comparison of what both find."""
    return {"peer": peer, "part": part, "measure": measure, "this project": ours, "the peer": theirs}
