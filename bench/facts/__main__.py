"""Score the facts read from the labelled pages, from the same pages damaged and restored, and by the baseline.

Run as `python -m bench.facts`; `--write-docs` also puts the table into `docs/facts.md`. `--tuning` leaves out the pages
that no rule may be tuned on.
"""

import argparse

import polars as pl

from bench.damage import gloss_table, mirror
from bench.facts import baseline, gold
from bench.facts.counts import exact, paired, rates
from bench.facts.extraction import extract
from bench.facts.figure_scores import baseline_figures, score_figures
from bench.facts.name_scores import score_names
from bench.facts.quote_scores import score_quotes
from bench.report import facts_table, write_docs
from bench.results import Row, record

# One site's table that glosses this share of the characters it can; each page is published by it.
SITE, COVERAGE = 3, 0.3


def main() -> None:
    """Score, write down, print."""
    arguments = argparse.ArgumentParser(description="How well facts are read from labelled pages.")
    arguments.add_argument("--write-docs", action="store_true", help="put the table into docs/facts.md")
    arguments.add_argument("--tuning", action="store_true", help="only the pages that rules may be tuned on")
    given = arguments.parse_args()
    shares = ("tuning",) if given.tuning else gold.SHARES
    rows = [row for share in shares if gold.page_files(share) for row in measure(share)]
    record("facts", rows)
    table = facts_table(rows)
    print(table)
    if given.write_docs:
        write_docs("facts", {"facts": table})


def measure(share: str) -> list[Row]:
    """Return the rows of one share of the labelled pages: as they are, damaged and restored, and by the baseline."""
    pages = gold.pages(share)
    tables = extract(pages)
    found = {"": tables}
    if share != "real":
        found[", damaged and restored"] = extract(_damaged(pages))
    rows = [
        {"pages": share.replace("_", " ") + kind, **row} for kind, facts in found.items() for row in score(share, facts)
    ]
    return [*rows, *({"pages": f"{share.replace('_', ' ')}, baseline", **row} for row in _baseline(share, tables))]


def _damaged(pages: pl.DataFrame) -> pl.DataFrame:
    """Publish the pages as a mirror site would; the real ones are damaged as they are."""
    texts = [mirror(text, gloss_table(SITE, COVERAGE)) for text in pages["raw_text"]]
    return pages.with_columns(raw_text=pl.Series(texts, dtype=pl.String))


def score(share: str, facts: dict[str, pl.DataFrame]) -> list[Row]:
    """Return the rates of every fact and field."""
    return [*score_figures(share, facts["figures"]), *score_names(share, facts), *score_quotes(share, facts["quotes"])]


def _baseline(share: str, tables: dict[str, pl.DataFrame]) -> list[Row]:
    lines = tables["lines"].filter(pl.col("role").is_in(["title", "heading", "body", "bullet", "caption", "name_list"]))
    pairs = baseline_figures(share, baseline.figures(lines))
    named = gold.labels(share, "people").filter(pl.col("role") == "subject")
    people = exact(named, baseline.people(lines), ["name"])
    return [
        {"fact": "figure", "field": "figure", **rates(paired(pairs, pl.lit(value=True)))},
        {"fact": "person", "field": "name", **rates(people)},
    ]


if __name__ == "__main__":
    main()
