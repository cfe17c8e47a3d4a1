"""Puts pages and their truth into frames."""

import random
from typing import NamedTuple

import polars as pl

from bench.synthetic.captures import captured
from bench.synthetic.page import Fact, write_page

DECIMAL = pl.Decimal(24, 6)
PLACE = {"page_id": pl.String(), "line_no": pl.Int32()}
FIGURES = PLACE | {
    "surface": pl.String(),
    "value": pl.Float64(),
    "value_max": pl.Float64(),
    "unit": pl.String(),
    "modifier": pl.String(),
    "statistic": pl.String(),
    "direction": pl.String(),
    "status": pl.String(),
    "period": pl.String(),
    "region": pl.String(),
}
PEOPLE = PLACE | dict.fromkeys(("surface", "role", "organization", "post"), pl.String())
DATES = PLACE | {"surface": pl.String(), "period": pl.String(), "is_published": pl.Boolean()}


class Corpus(NamedTuple):
    """Pages as captured, and what is true of their lines: a row of truth is one surface at one line of a page."""

    pages: pl.DataFrame
    figures: pl.DataFrame
    people: pl.DataFrame
    dates: pl.DataFrame


def generate(pages: int, seed: int, damage: float) -> Corpus:
    """Write this many pages; the share `damage` of them is captured from mirror sites that garble them.

    The truth is that of the pages before the damage: values stand in base units, periods as the gold labels write them.
    """
    texts: list[str] = []
    facts: tuple[list[Fact], list[Fact], list[Fact]] = ([], [], [])
    for number in range(pages):
        lines = write_page(random.Random(seed * 10**9 + number))
        page_id = f"{seed}-{number}"
        texts.append("\n".join(line.text for line in lines))
        for line_no, line in enumerate(lines, 1):
            for gathered, found in zip(facts, line.facts, strict=True):
                gathered += [(page_id, line_no, *fact) for fact in found]
    ids = [f"{seed}-{number}" for number in range(pages)]
    figures, people, dates = (
        _frame(rows, schema) for rows, schema in zip(facts, (FIGURES, PEOPLE, DATES), strict=True)
    )
    written = pl.DataFrame(
        {"page_id": ids, "raw_text": captured(texts, seed, damage)},
        schema_overrides={"page_id": pl.String, "raw_text": pl.String},
    )
    return Corpus(written, figures.with_columns(pl.col("value", "value_max").cast(DECIMAL)), people, dates)


def _frame(facts: list[Fact], schema: dict[str, pl.DataType]) -> pl.DataFrame:
    columns = zip(*facts, strict=True) if facts else [()] * len(schema)
    return pl.DataFrame(dict(zip(schema, columns, strict=True)), schema=schema)
