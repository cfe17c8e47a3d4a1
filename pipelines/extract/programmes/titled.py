"""Titles between 《 and 》, the marks left out; newspapers and magazines are no programmes."""

import polars as pl

from pipelines.extract.programmes import grammar
from pipelines.extract.programmes.aliases import with_titles_in_full
from pipelines.pages.vocabulary import outlet

WITHIN = "[^《》]{1,60}"
NESTED = f"^({WITHIN}(?:《{WITHIN}》[^《》]{{0,30}})*)》"
PERIODICAL = "^(?:杂志|报|日报|周刊|月刊|客户端)"


def titled(found: pl.DataFrame) -> pl.DataFrame:
    """Return one row per title: page_id, line_no, char_start, surface, programme_name."""
    titles = found.filter(pl.col("cue") == grammar.TITLE).with_columns(surface=pl.col("right").str.extract(NESTED))
    behind = pl.col("right").str.slice(pl.col("surface").str.len_chars() + 1)
    is_named = pl.col("surface").is_not_null() & ~pl.col("surface").is_in(grammar.not_names())
    press = behind.str.contains(PERIODICAL) | pl.col("surface").str.contains(f"^{outlet()}$")
    return with_titles_in_full(
        titles.filter(is_named, ~press).select(
            "page_id", "line_no", char_start=pl.col("char_start") + 1, surface="surface", programme_name="surface"
        )
    )
