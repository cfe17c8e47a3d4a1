"""Peak memory of the whole job by the size of its input, each in a process of its own.

Run as `python -m bench.memory`; `--most 500` goes up to 500 MB, `--capture 2000` also captures 2 GB without the rest.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from bench.fuzzing.formats import warc
from bench.results import Row, record
from bench.synthetic import generate
from pipelines.settings import ROOT

MEGABYTE = 10**6
SIZES = (1, 10, 100, 500)
SEED, PAGES_AT_ONCE, DAMAGE = 7, 1_000, 0.3
Write = Callable[[Path, Iterator[str], int], None]


def main() -> None:
    """Measure, write down, print."""
    arguments = argparse.ArgumentParser(description="Peak memory of the whole job by the size of its input.")
    arguments.add_argument("--most", type=int, default=SIZES[-1], help="megabytes of the largest input")
    arguments.add_argument("--capture", type=int, default=0, help="megabytes of an input that is only captured")
    given = arguments.parse_args()
    rows: list[Row] = []
    for suffix, write in INPUTS.items():
        for megabytes in (size for size in SIZES if size <= given.most):
            rows.append({"input": suffix, "megabytes": megabytes, **measure(suffix, write, megabytes)})
            print(rows[-1], flush=True)
        if given.capture:
            took = measure(suffix, write, given.capture, "--capture")
            rows.append({"input": f"{suffix}, captured alone", "megabytes": given.capture, **took})
            print(rows[-1], flush=True)
    record("memory", rows)


def measure(suffix: str, write: Write, megabytes: int, *options: str) -> Row:
    """Write an input of so many megabytes, run the job on it, and return the peak of its memory and its time."""
    with tempfile.TemporaryDirectory(prefix="memory-") as folder:
        raw = Path(folder) / "raw"
        raw.mkdir()
        write(raw / f"pages{suffix}", pages(), megabytes * MEGABYTE)
        command = [sys.executable, "-m", "bench.fuzzing.job", str(raw), str(Path(folder) / "warehouse"), *options]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    told = json.loads(done.stdout)
    return {"peak megabytes": told["peak_bytes"] // MEGABYTE, "seconds": round(sum(told["seconds"].values()), 1)}


def pages() -> Iterator[str]:
    """Yield written pages without end."""
    for first in count(step=PAGES_AT_ONCE):
        yield from generate(range(first, first + PAGES_AT_ONCE), SEED, DAMAGE).pages["raw_text"]


def _json_lines(path: Path, written: Iterator[str], size: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        while file.tell() < size:
            file.write(json.dumps({"text": next(written)}, ensure_ascii=False) + "\n")


def _zip(path: Path, written: Iterator[str], size: int) -> None:
    held = 0
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        while held < size:
            page = next(written).encode()
            archive.writestr(f"{held}.txt", page)
            held += len(page)


def _warc(path: Path, written: Iterator[str], size: int) -> None:
    with path.open("wb") as file:
        while file.tell() < size:
            file.write(warc([next(written)]).content)


INPUTS: dict[str, Write] = {".jsonl": _json_lines, ".zip": _zip, ".warc": _warc}

if __name__ == "__main__":
    main()
