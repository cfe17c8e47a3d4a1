"""Puts pages and their truth into frames."""

from typing import NamedTuple

import polars as pl

from bench.synthetic.captures import captured
from bench.synthetic.editions import Edition, Shares, edition
from bench.synthetic.page import Page, write_page
from bench.synthetic.sentences import Fact

Schema = dict[str, pl.DataType]
DECIMAL = pl.Decimal(24, 6)
PAGE: Schema = {"page_id": pl.String()}
PLACE: Schema = PAGE | {"line_no": pl.Int32()}
FIGURES: Schema = PLACE | {
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
PEOPLE: Schema = PLACE | dict.fromkeys(("surface", "role", "organization", "post"), pl.String())
DATES: Schema = PLACE | {"surface": pl.String(), "period": pl.String(), "is_published": pl.Boolean()}
EDITIONS: Schema = PAGE | {
    "kind": pl.String(),
    "of": pl.String(),
    "is_traditional": pl.Boolean(),
    "glossed": pl.Float64(),
    "title": pl.String(),
    "url": pl.String(),
    "outlet": pl.String(),
    "site": pl.String(),
    "published_on": pl.String(),
}


class Corpus(NamedTuple):
    """Pages as captured, and what is true of them: a row of truth is one surface at one line of a page.

    `editions` tells of each page which one's story it carries (`of`), as the original, a reprint or an update.
    """

    pages: pl.DataFrame
    editions: pl.DataFrame
    figures: pl.DataFrame
    people: pl.DataFrame
    dates: pl.DataFrame


def generate(pages: int | range, seed: int, damage: float, **other_shares: float) -> Corpus:
    """Write the first so many pages, or those of these numbers; page n of a seed is the same in any company.

    The share `damage` of them is captured from mirror sites that garble them; the other shares are those of `Shares`.
    The truth is that of the pages before the damage: values stand in base units, periods as the gold labels write them.
    """
    shares = Shares(damage, **other_shares)
    numbers = pages if isinstance(pages, range) else range(pages)
    editions = [edition(seed, number, shares) for number in numbers]
    written = [write_page(seed, one) for one in editions]
    ids = [page_id(seed, number) for number in numbers]
    texts = ["\n".join([line.text for line in page.lines]) for page in written]
    published = captured(texts, [one.is_traditional for one in editions], [one.glossed for one in editions])
    figures, people, dates = _facts(ids, written)
    return Corpus(
        pl.DataFrame({"page_id": ids, "raw_text": published}, schema=PAGE | {"raw_text": pl.String()}),
        _editions(seed, ids, editions, written),
        figures.with_columns(pl.col("value", "value_max").cast(DECIMAL)),
        people,
        dates,
    )


def page_id(seed: int, number: int) -> str:
    """Return what a page is called."""
    return f"{seed}-{number}"


def _facts(ids: list[str], written: list[Page]) -> list[pl.DataFrame]:
    facts: tuple[list[Fact], list[Fact], list[Fact]] = ([], [], [])
    for page, lines in zip(ids, (page.lines for page in written), strict=True):
        for line_no, line in enumerate(lines, 1):
            for gathered, found in zip(facts, line.facts, strict=True):
                if found:
                    gathered += [(page, line_no, *fact) for fact in found]
    schemas: tuple[Schema, ...] = (FIGURES, PEOPLE, DATES)
    return [_frame(rows, schema) for rows, schema in zip(facts, schemas, strict=True)]


def _editions(seed: int, ids: list[str], editions: list[Edition], written: list[Page]) -> pl.DataFrame:
    rows: list[Fact] = [
        (page, one.kind, page_id(seed, one.of), one.is_traditional, one.glossed, *laid_out[:-1])
        for page, one, laid_out in zip(ids, editions, written, strict=True)
    ]
    return _frame(rows, EDITIONS)


def _frame(rows: list[Fact], schema: Schema) -> pl.DataFrame:
    columns = zip(*rows, strict=True) if rows else [()] * len(schema)
    return pl.DataFrame(dict(zip(schema, columns, strict=True)), schema=schema)
