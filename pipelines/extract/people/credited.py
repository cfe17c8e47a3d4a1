"""Where a page names those who wrote, photographed or edited its story, and in which of these parts."""

import polars as pl

# The credit of an article, and the part its people have in the page.
PARTS = {"authors": "reporter", "photographers": "photographer", "editors": "editor"}


def credited(articles: pl.DataFrame) -> pl.DataFrame:
    """Return page_id, person_name and role, one row per person a page credits; the first part it names counts."""
    named = [
        articles.select("page_id", person_name=pl.col(column), role=pl.lit(role), order=pl.lit(order))
        .explode("person_name")
        .drop_nulls("person_name")
        for order, (column, role) in enumerate(PARTS.items())
    ]
    people = pl.concat(named).sort("order", maintain_order=True).drop("order")
    return people.unique(["page_id", "person_name"], keep="first", maintain_order=True)
