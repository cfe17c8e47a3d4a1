"""The facts that this project reads out of pages, in memory: the stages of the job without its files."""

import polars as pl

from bench.pages import documents
from pipelines.restore.lines import clean_lines
from pipelines.restore.metadata import clean_metadata
from pipelines.stages import STAGES


def extract(pages: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Run the stages on `pages` (page, raw_text); return the tables by name, with `page` beside `page_id`.

    What is made of captures is left out, as there are none: the search index, whose rows are of many pages.
    """
    tables = {"documents": _documents(pages)}
    for stage in STAGES:
        if "captures" not in stage.inputs:
            tables[stage.name] = stage.rule(*(tables[name] for name in stage.inputs))
    place = ["page_id", "line_no", "char_start"]
    tables["figures"] = tables["figures"].join(tables["attributions"].drop("char_end"), on=place, maintain_order="left")
    return {name: _named(table, pages) for name, table in tables.items()}


def cleaned(pages: pl.DataFrame) -> pl.DataFrame:
    """Return the clean lines of `pages` (page, raw_text), which labels are written for."""
    return _named(clean_lines(_documents(pages)), pages)


def _documents(pages: pl.DataFrame) -> pl.DataFrame:
    return clean_metadata(documents(pages["raw_text"]))


def _named(table: pl.DataFrame, pages: pl.DataFrame) -> pl.DataFrame:
    names = pl.DataFrame({"page_id": [str(number) for number in range(pages.height)], "page": pages["page"]})
    return table.join(names, on="page_id", maintain_order="left")
