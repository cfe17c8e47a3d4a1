"""`python -m bench.fuzzing --files 20000`: damaged files of every format, and what becomes of them on the whole path.

A batch is loaded into one warehouse after the other, each in a process of its own that has bounds of time and memory.
What is wrong with a file is printed with its number: `bench.fuzzing.files.fuzz(number)` makes it again.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import duckdb

from bench.fuzzing.accounts import wrong
from bench.fuzzing.files import Fuzzed, fuzz
from bench.results import Row, record
from pipelines.settings import ROOT

BATCH = 1_000
MOST_SECONDS, MOST_BYTES = 600, 1_500_000_000


def main() -> int:
    """Fuzz, write down, print; the exit status tells whether anything is wrong."""
    arguments = argparse.ArgumentParser(description="Damaged files of every format through the whole path.")
    arguments.add_argument("--files", type=int, default=20_000)
    arguments.add_argument("--first", type=int, default=0, help="the number of the first file; each makes another")
    given = arguments.parse_args()
    total: Counter[str] = Counter()
    most: dict[str, float] = {"seconds a batch, at most": 0, "memory, bytes at most": 0}
    found: list[str] = []
    for first in range(given.first, given.first + given.files, BATCH):
        numbers = range(first, min(first + BATCH, given.first + given.files))
        with tempfile.TemporaryDirectory(prefix="fuzzing-") as folder:
            counts, took, is_wrong = fuzz_batch([fuzz(number) for number in numbers], Path(folder))
        total += counts
        found += is_wrong
        most = {name: max(most[name], took.get(name, 0)) for name in most}
        print(f"{numbers.stop - given.first} files, {len(found)} wrong", *is_wrong, sep="\n  ", flush=True)
    rows: list[Row] = [
        {"what": what, "number": number} for what, number in [*total.items(), *most.items(), ("wrong", len(found))]
    ]
    record("fuzzing", rows)
    for row in rows:
        print(f"{row['what']:<40} {row['number']:>15,}")
    return 1 if found else 0


def fuzz_batch(fuzzed: list[Fuzzed], folder: Path) -> tuple[Counter[str], dict[str, float], list[str]]:
    """Load a batch twice; return counts, what it took at most, and what is wrong."""
    raw, warehouse = folder / "raw", folder / "warehouse"
    raw.mkdir()
    for each in fuzzed:
        (raw / each.name).write_bytes(each.content)
    counts = Counter({"files": len(fuzzed), "bytes in files": sum(len(each.content) for each in fuzzed)})
    names = f"{fuzzed[0].name} to {fuzzed[-1].name}"
    took, failure = _run(raw, warehouse)
    if failure:
        return counts, {}, [f"{names}: {failure}"]
    again, failure = _run(raw, warehouse)
    is_wrong = wrong(warehouse / "working" / "news.duckdb", warehouse / "bronze" / "captures", fuzzed)
    if failure or again["captured"]:
        is_wrong.append(f"{names}: a second run took in {again.get('captured')}, {failure}")
    return counts + _statuses(warehouse / "working" / "news.duckdb"), took, is_wrong


def _run(raw: Path, warehouse: Path) -> tuple[dict[str, float], str]:
    """Run the job; return what it took, and how it went beyond its bounds or failed."""
    command = [sys.executable, "-m", "bench.fuzzing.job", str(raw), str(warehouse)]
    try:
        done = subprocess.run(  # noqa: S603
            command, cwd=ROOT, capture_output=True, text=True, timeout=MOST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return {}, f"not done in {MOST_SECONDS} s"
    if done.returncode:
        return {}, done.stderr.strip().splitlines()[-1] if done.stderr else f"exit status {done.returncode}"
    told = json.loads(done.stdout)
    took = {
        "captured": told["captured"],
        "seconds a batch, at most": round(sum(told["seconds"].values()), 1),
        "memory, bytes at most": told["peak_bytes"],
    }
    if told["broken"]:
        return took, f"broken invariants: {told['broken']}"
    return took, "over the bound of memory" if told["peak_bytes"] > MOST_BYTES else ""


def _statuses(database: Path) -> Counter[str]:
    query = """
        select 'pages ' || status, count(*) from fact_capture group by all
        union all
        select 'quarantined: ' || error_class, count(*) from ops.quarantine group by all
        order by all
    """
    with duckdb.connect(database, read_only=True) as connection:
        return Counter(dict(connection.execute(query).fetchall()))


if __name__ == "__main__":
    sys.exit(main())
