"""How much of a damaged page comes back, and how honestly: this project beside what one would write in its place.

Run as `python -m bench.restoration`; `--write-docs` also puts the figures into `docs/restoration.md`.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl
from rapidfuzz.distance import Levenshtein

from bench.kinds import Case, cases
from bench.pages import SEEDS, documents, held_out, text_pages
from bench.report import restoration_table, throughput_table, write_docs
from bench.results import Row, record
from bench.throughput import measure_on_one_core
from bench.tools import TOOLS, split_lines

# Each seed page is published by every site. A corpus page is by one, or the run would take five times as long.
SITES = range(5)
CORPUS_PAGES = 300
LOST = "\ufffd"
# Width and blanks are no part of the error: whatever a tool leaves of them is folded before it is compared.
FOLD = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | dict.fromkeys(
    "\t\xa0\u2002\u2003\u2009\u3000", " "
)
PLACE = ["page_id", "line_no"]


@dataclass(frozen=True)
class Published:
    """A clean page, and the site that publishes it damaged."""

    source: str
    text: str
    site: int


def main() -> None:
    """Measure restoration and speed, write them down, print both tables."""
    arguments = argparse.ArgumentParser(description="How much of a damaged page comes back, how honestly, how fast.")
    arguments.add_argument("--write-docs", action="store_true", help="put the tables into docs/restoration.md")
    writes_docs = arguments.parse_args().write_docs
    restored, speeds = measure(list(published())), measure_on_one_core()
    record("restoration", restored)
    record("throughput", speeds)
    tables = {"restoration": restoration_table(restored), "throughput": throughput_table(speeds)}
    print(*tables.values(), sep="\n\n")
    if writes_docs:
        write_docs("restoration", tables)


def published() -> Iterator[Published]:
    """List the pages to be damaged."""
    for text in text_pages(SEEDS / "clean"):
        yield from (Published("seeds", text.rstrip("\n"), site) for site in SITES)
    for number, text in enumerate(held_out(CORPUS_PAGES)):
        yield Published("held out", text.rstrip("\n"), SITES[number % len(SITES)])


def measure(pages: list[Published]) -> list[Row]:
    """Damage the pages in every way, restore them with every tool; one row per source of pages, case and tool."""
    source = pl.DataFrame({"page_id": map(str, range(len(pages))), "pages": [page.source for page in pages]})
    truth = split_lines(documents(page.text for page in pages)).select(*PLACE, truth=folded("text"))
    truth = truth.join(source, on="page_id", maintain_order="left")
    rows = []
    for case in cases():
        damaged = documents(case.damage(page.text, page.site) for page in pages)
        for name, tool in TOOLS.items():
            rows += _row_per_source(case, name, truth, tool(damaged))
    return rows


def _row_per_source(case: Case, tool: str, truth: pl.DataFrame, found: pl.DataFrame) -> list[Row]:
    lines = truth.join(found, on=PLACE, how="left", maintain_order="left").with_columns(
        folded("text").fill_null(""), pl.col("is_damaged").fill_null(value=False)
    )
    errors = pl.Series("errors", map(Levenshtein.distance, lines["text"], lines["truth"]), dtype=pl.Int64)
    named = {"damage": case.kind, "coverage": case.coverage, "tool": tool}
    return [{**named, **rates} for rates in score(lines.with_columns(errors)).iter_rows(named=True)]


def score(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the rates of each source of `lines` (pages, truth, text, is_damaged, errors).

    A U+FFFD never equals the truth, so each is one of the errors: the rest are characters wrong in silence.
    """
    characters = pl.col("truth").str.len_chars().sum()
    is_text = pl.col("truth") != ""
    return lines.group_by("pages", maintain_order=True).agg(
        characters=characters,
        error_rate=pl.col("errors").sum() / characters,
        errors_on_unflagged_lines=pl.col("errors").filter(~pl.col("is_damaged")).sum() / characters,
        errors_not_as_lost=(pl.col("errors") - pl.col("text").str.count_matches(LOST)).sum() / characters,
        lines_flagged_though_right=((pl.col("errors") == 0) & pl.col("is_damaged") & is_text).sum() / is_text.sum(),
    )


def folded(column: str) -> pl.Expr:
    """Return a column of text without the differences that are no error."""
    return pl.col(column).str.replace_many(FOLD).str.strip_chars()


if __name__ == "__main__":
    main()
