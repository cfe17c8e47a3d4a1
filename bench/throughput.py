"""The speed of cleaning on one core: this project beside what one would write in its place, on the same pages.

Run as `python -m bench.throughput`; it prints JSON. How many threads Polars takes is settled when it is imported, so
`measure_on_one_core` asks a process of its own.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import polars as pl

from bench.damage import converter, gloss_table, mirror, to_traditional
from bench.pages import REAL, ROOT, SEEDS, documents, held_out, text_pages
from bench.results import Row
from bench.tools import TOOLS, split_lines
from pipelines.restore.script import to_simplified

ROUNDS = 3
MEGABYTES = 6
CORPUS_PAGES = 1000
COVERAGE = 0.05
SITES = 5


def measure_on_one_core() -> list[Row]:
    """Run this module where Polars has one thread."""
    command = [sys.executable, "-m", "bench.throughput"]
    environment = {**os.environ, "POLARS_MAX_THREADS": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)  # noqa: S603
    rows: list[Row] = json.loads(done.stdout)
    return rows


def measure() -> list[Row]:
    """Time every tool on every set of pages, and the conversion of script alone."""
    clean = held_out(CORPUS_PAGES) or text_pages(SEEDS / "clean")
    sets = {
        "clean pages": clean,
        f"mirrored pages, {COVERAGE:.0%}": [
            mirror(text, gloss_table(number % SITES, COVERAGE)) for number, text in enumerate(clean)
        ],
        "real damaged pages": text_pages(REAL),
    }
    rows = []
    for name, texts in sets.items():
        if texts:
            pages = documents(_repeated(texts))
            rows += _compare(name, pages["raw_text"], {tool: _call(run, pages) for tool, run in TOOLS.items()})
    return rows + _conversion([to_traditional(text) for text in clean])


def _conversion(texts: list[str]) -> list[Row]:
    lines = split_lines(documents(_repeated(texts)))["text"]
    convert = converter("t2s").convert
    tools: dict[str, Callable[[], object]] = {
        "this project": lambda: to_simplified(lines),
        "opencc-python-reimplemented, row by row": lambda: [convert(line) for line in lines],
    }
    return _compare("Traditional to Simplified alone", lines, tools)


def _repeated(texts: list[str]) -> list[str]:
    size = sum(len(text.encode()) for text in texts)
    return texts * max(1, round(MEGABYTES * 1e6 / size))


def _call(tool: Callable[[pl.DataFrame], object], pages: pl.DataFrame) -> Callable[[], object]:
    return lambda: tool(pages)


def _compare(work: str, text: pl.Series, tools: dict[str, Callable[[], object]]) -> list[Row]:
    """Time the tools in turn, so that a slow moment of the machine meets all of them; the first is the measure."""
    megabytes = float(text.str.len_bytes().sum()) / 1e6
    rounds = [{tool: _seconds(run) for tool, run in tools.items()} for _ in range(ROUNDS + 1)][1:]
    speeds = {tool: [megabytes / times[tool] for times in rounds] for tool in tools}
    medians = {tool: statistics.median(found) for tool, found in speeds.items()}
    first = next(iter(medians.values()))
    return [
        {
            "work": work,
            "tool": tool,
            "MB/s": medians[tool],
            "lowest": min(found),
            "highest": max(found),
            "times slower than this project": first / medians[tool],
        }
        for tool, found in speeds.items()
    ]


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


if __name__ == "__main__":
    print(json.dumps(measure()))
