"""`make bench`: the speed of each text stage beside a plain Polars scan; writes bench/results.json."""

import statistics
import time
from collections.abc import Callable
from functools import partial

import polars as pl

from bench.pages import SEEDS, documents, text_pages
from bench.results import Row, record
from pipelines.restore.metadata import clean_metadata
from pipelines.stages import STAGES

COPIES = 150
ROUNDS = 5
# The stages that read facts out of clean lines.
PAGES = {"documents", "lines", "articles", "search_terms", "headlines"}
EXTRACTION = [stage.name for stage in STAGES if stage.name not in PAGES]


def main() -> None:
    """Time every stage on clean and on damaged pages, print the table and write it down."""
    pages = {kind: text_pages(SEEDS / kind) for kind in ("clean", "news")}
    results = [row for kind, texts in pages.items() for row in _measure(kind, documents(texts * COPIES))]
    record("stages", results)
    with pl.Config(tbl_rows=-1, tbl_hide_dataframe_shape=True, tbl_hide_column_data_types=True, float_precision=2):
        print(pl.DataFrame(results))


def _measure(kind: str, raw: pl.DataFrame) -> list[Row]:
    """Return one row per stage: the median of its speeds, in MB of raw text a second."""
    tables = {"documents": clean_metadata(raw)}
    megabytes = float(raw["raw_text"].str.len_bytes().sum()) / 1e6
    seconds = {"scan": _seconds(lambda: raw["raw_text"].str.count_matches(r"\d+[万亿]?"))}
    for stage in STAGES[1:]:
        inputs = [tables[name] for name in stage.inputs]
        seconds[stage.name] = _seconds(partial(stage.rule, *inputs))
        tables[stage.name] = stage.rule(*inputs)
    seconds["all of extraction"] = [sum(rounds) for rounds in zip(*(seconds[name] for name in EXTRACTION), strict=True)]
    speeds = {name: [megabytes / taken for taken in rounds] for name, rounds in seconds.items()}
    return [
        {
            "pages": "undamaged" if kind == "clean" else "samples",
            "stage": stage,
            "MB/s": statistics.median(found),
            "lowest": min(found),
            "highest": max(found),
            "share of scan": statistics.median(found) / statistics.median(speeds["scan"]),
        }
        for stage, found in speeds.items()
    ]


def _seconds(run: Callable[[], object]) -> list[float]:
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return taken


if __name__ == "__main__":
    main()
