"""Try each fault on a warehouse of its own: what the run said, and whether the next one is as if nothing had been."""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Collection
from pathlib import Path
from typing import Any

from bench.pages import SEEDS
from bench.reliability import contents
from bench.reliability.faults import FAULTS, Fault, run
from bench.reliability.faulty import PAGE
from bench.reliability.places import Place
from pipelines.settings import Settings

Row = dict[str, Any]
# When a run sees a page, and on which day: of two real runs that is never the same.
OF_THE_DAY = {"first_seen_at", "batch_date"}
LONG_AGO = 1_700_000_000


def prepare(work: Path, way: str) -> Row:
    """Build the warehouse that faults are tried on, and return what it holds once the second page is in it."""
    reference = work / f"{way}.json"
    if not reference.exists():
        base = Place(work / way, work / way)
        add_page(base.raw, 0)
        _succeed(run(base, way))
        done = copied(base, work / f"{way} done")
        add_page(done.raw, 1)
        _succeed(run(done, way))
        reference.write_text(json.dumps(_held(done)), encoding="utf-8")
    return dict(json.loads(reference.read_text(encoding="utf-8")))


def attempt(fault: Fault, work: Path, reference: Row) -> Row:
    """Run with the fault, mend it, run again if that is due; return the row that tells of it."""
    base = work / fault.way
    place = copied(Place(base, base), work / "a place with spaces 与汉字")
    add_page(place.raw, 1)
    fault.arrange(place)
    start = time.perf_counter()
    first = fault.run(place)
    seconds = time.perf_counter() - start
    problems = _wrong_with(first, fault)
    fault.mend(place)
    again = None
    if not fault.ends_well or fault.leaves_a_mark or fault.during or problems:
        add_page(place.raw, 1)
        again = run(place, fault.way)
        problems += [f"the run after it: {again.stderr[-300:]}"] if again.returncode else []
    problems += differences(place, reference, fault.may_differ)
    return {
        "kind": fault.kind,
        "fault": fault.name,
        "way": fault.way,
        "status": first.returncode,
        "said": first.stderr[-1500:],
        "after": again.stderr[-500:] if again else "",
        "problems": problems,
        "seconds": seconds,
    }


def copied(place: Place, folder: Path) -> Place:
    """Copy a place, the snapshots as the second names that they are."""
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(["cp", "-a", str(place.folder), str(folder)], check=True)  # noqa: S607
    return Place(folder, place.folder)


def add_page(raw: Path, number: int) -> None:
    """Put the page there, with the bytes and the time that it always has."""
    raw.mkdir(parents=True, exist_ok=True)
    page = sorted((SEEDS / "news").iterdir(), key=lambda path: (path.stat().st_size, path.name))[number]
    target = raw / (PAGE if number else page.name)
    if target.is_dir():
        target.rmdir()
    target.unlink(missing_ok=True)
    shutil.copyfile(page, target)
    os.utime(target, (LONG_AGO, LONG_AGO))


def _wrong_with(done: "subprocess.CompletedProcess[str]", fault: Fault) -> list[str]:
    said = done.stdout + done.stderr
    wrong = [f"{word} in what it said" for word in ("Traceback", "HANG") if word in said]
    if fault.ends_well and done.returncode:
        wrong.append(f"it ended with {done.returncode}")
    if not fault.ends_well and done.returncode == 0:
        wrong.append("it ended well")
    if fault.says not in said:
        wrong.append(f"it does not say {fault.says!r}")
    return wrong


def _held(place: Place) -> Row:
    settings = Settings(place.raw, place.warehouse)
    return {
        "working": contents.tables(settings.working_database, OF_THE_DAY),
        "published": contents.tables(settings.published_database, OF_THE_DAY),
    }


def differences(place: Place, reference: Row, may_differ: Collection[str] = ()) -> list[str]:
    """Return in what a warehouse is not the one that met no fault."""
    settings = Settings(place.raw, place.warehouse)
    try:
        held = _held(place)
    except Exception as error:
        return [f"{type(error).__name__}: {error}"]
    problems = [f"left over: {name}" for name in contents.leftovers(place.warehouse) if ".unreadable" not in name]
    problems += [f"twice: {name}" for name in contents.captured_twice(settings)]
    for database, tables in reference.items():
        names = sorted({*tables, *held[database]}.difference(may_differ))
        problems += [f"{database}: {name}" for name in names if tables.get(name) != held[database].get(name)]
    return problems + ([] if contents.is_snapshot_kept(settings) else ["no snapshot of what is published"])


def _succeed(done: "subprocess.CompletedProcess[str]") -> None:
    if done.returncode:
        raise RuntimeError(done.stderr)


def try_faults(work: Path, words: Collection[str] = ()) -> None:
    """Try the faults whose kind or name holds one of the words, or all, one of each kind first.

    A row is written for each; what was survived before is not tried again.
    """
    path = work / "faults.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    done = {(row["kind"], row["fault"]) for row in rows if not row["problems"]}
    kinds = [fault.kind for fault in FAULTS]
    for place, fault in sorted(enumerate(FAULTS), key=lambda each: kinds[: each[0]].count(each[1].kind)):
        told = f"{kinds[place]} {fault.name} {fault.way}"
        if (fault.kind, fault.name) in done or (words and not any(word in told for word in words)):
            continue
        row = attempt(fault, work, prepare(work, fault.way))
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
        print(f"{row['seconds']:5.0f} s {row['status']} {fault.kind}: {fault.name} {row['problems']}", flush=True)
