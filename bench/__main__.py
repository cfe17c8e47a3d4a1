"""`make bench`: the speed of each text stage beside a plain Polars scan; writes bench/results.json."""

import statistics
import time
from collections.abc import Callable

import polars as pl

from bench.pages import SEEDS, documents, text_pages
from bench.results import Row, record
from pipelines.extract.figures.figures import read_figures
from pipelines.pages.articles import read_articles
from pipelines.pages.region import locate
from pipelines.pages.roles import label_roles
from pipelines.restore.alignment import raw_slices
from pipelines.restore.lines import clean_lines
from pipelines.restore.metadata import clean_metadata

COPIES = 150
ROUNDS = 5


def main() -> None:
    """Time every stage on clean and on damaged pages, print the table and write it down."""
    pages = {kind: text_pages(SEEDS / kind) for kind in ("clean", "news")}
    results = [row for kind, texts in pages.items() for row in _measure(kind, documents(texts * COPIES))]
    record("stages", results)
    with pl.Config(tbl_rows=-1, tbl_hide_dataframe_shape=True, tbl_hide_column_data_types=True, float_precision=2):
        print(pl.DataFrame(results))


def _measure(kind: str, raw: pl.DataFrame) -> list[Row]:
    pages = clean_metadata(raw)
    cleaned = clean_lines(pages)
    lines = label_roles(cleaned, pages)
    figures = read_figures(lines)
    megabytes = float(raw["raw_text"].str.len_bytes().sum()) / 1e6
    stages: dict[str, Callable[[], object]] = {
        "scan": lambda: raw["raw_text"].str.count_matches(r"\d+[万亿]?"),
        "documents": lambda: clean_metadata(raw),
        "lines": lambda: clean_lines(pages),
        "roles": lambda: label_roles(cleaned, pages),
        "articles": lambda: locate(read_articles(lines, pages)),
        "figures": lambda: raw_slices(read_figures(lines), lines),
        "raw slices": lambda: raw_slices(figures, lines),
    }
    speeds = {stage: _speed(run, megabytes) for stage, run in stages.items()}
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


def _speed(run: Callable[[], object], megabytes: float) -> list[float]:
    found = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run()
        found.append(megabytes / (time.perf_counter() - start))
    return found


if __name__ == "__main__":
    main()
