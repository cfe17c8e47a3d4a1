"""Facts of the labelled pages that rules may be tuned on: what is read must not fall below what was reached."""

import polars as pl
import pytest

from bench.facts import gold
from bench.facts.__main__ import score
from bench.facts.extraction import cleaned, extract
from bench.results import Row

# (fact, field): the least F1. The held-out pages are measured by `make bench` alone, so that nobody tunes on them.
FLOORS = {
    ("figure", "figure"): 0.98,
    ("figure", "modifier"): 0.97,
    ("figure", "qualifier"): 0.96,
    ("figure", "statistic"): 0.94,
    ("figure", "direction"): 0.97,
    ("figure", "status"): 0.96,
    ("figure", "is_cumulative"): 0.96,
    ("figure", "indicator"): 0.84,
    ("figure", "region"): 0.84,
    ("figure", "organization"): 0.93,
    ("figure", "period"): 0.82,
    ("figure", "attribution"): 0.95,
    ("figure", "speaker"): 0.95,
    ("person", "name"): 0.97,
    ("person", "all posts"): 0.9,
    ("organization", "name"): 0.93,
    ("programme", "name"): 0.93,
    ("mention", "region"): 0.94,
    ("mention", "industry"): 0.93,
    ("quote", "words"): 0.95,
    ("quote", "speaker"): 0.95,
}


@pytest.fixture(scope="module")
def rates() -> dict[tuple[object, object], Row]:
    return {(row["fact"], row["field"]): row for row in score("tuning", extract(gold.pages("tuning")))}


@pytest.mark.parametrize(("fact", "field"), FLOORS)
def test_facts_are_read_as_well_as_before(rates: dict[tuple[object, object], Row], fact: str, field: str) -> None:
    assert float(str(rates[fact, field]["F1"])) >= FLOORS[fact, field]


@pytest.mark.parametrize("share", gold.SHARES)
@pytest.mark.parametrize("table", ["figures", "mentions"])
def test_labels_stand_on_their_lines(share: str, table: str) -> None:
    pages = gold.pages(share)
    if pages.is_empty():
        pytest.skip("the real pages are not here: ../shared/news is no part of the repository")
    lines = cleaned(pages).select("page", "line_no", "text")
    labels = gold.labels(share, table).with_columns(pl.col("line_no").cast(pl.Int32))
    labelled = labels.join(lines, on=["page", "line_no"], how="left", maintain_order="left")
    stands = pl.col("text").str.contains(pl.col("surface"), literal=True).fill_null(value=False)
    assert labelled.filter(~stands).is_empty()
