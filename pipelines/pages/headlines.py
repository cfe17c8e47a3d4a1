"""The links to other stories on a page. One row is one headline: the heads of their lists and lone dashes are none."""

import polars as pl

from pipelines.pages.site_lines import marker, opening_marker
from pipelines.pages.texts import with_texts
from pipelines.pages.vocabulary import BULLET, any_of

SHORTEST = 5


def read_headlines(lines_with_roles: pl.DataFrame) -> pl.DataFrame:
    """Return page_id, line_no and headline of every line that leads to another story."""
    pager = any_of("page_related_markers", "marker", kind="pager")
    bare = pl.col("text").str.replace(BULLET, "").str.replace(rf"^{pager}\s*[:》>]*\s*", "")
    return (
        with_texts(lines_with_roles.filter(pl.col("role") == "related"))
        .filter(~marker() & ~opening_marker())
        .select("page_id", "line_no", headline=bare.str.strip_chars())
        .filter(pl.col("headline").str.len_chars() >= SHORTEST)
    )
