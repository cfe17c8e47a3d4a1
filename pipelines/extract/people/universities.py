"""Faculties and sections that are named without their university: the only one that the page names."""

import polars as pl

from pipelines.extract.people.snapped import placed
from pipelines.plans import run

UNIVERSITY = "大学$"
# A faculty, or a section that only universities have.
SECTION = "^(?:学生|招生|教务|研究生|本科)[^、]*(?:部|处|中心|办公室)"
PART = f"(?:[^科]|^)学院$|研究生院$|书院$|{SECTION}$"


def with_universities(posts: pl.DataFrame, organizations: pl.DataFrame) -> pl.DataFrame:
    """Put such a part before post_title, and the university into written; the columns stay the same."""
    named = organizations.lazy().filter(pl.col("organization_name").str.contains(UNIVERSITY))
    schools = named.group_by("page").agg(
        school=pl.col("organization_name").first(), n=pl.col("organization_name").n_unique()
    )
    only = schools.filter(pl.col("n") == 1).drop("n")
    written = pl.col("written")
    is_part = written.str.contains(PART) & ~written.str.contains("大学") & ~written.str.contains(placed())
    joined = posts.lazy().join(only, on="page", how="left", maintain_order="left")
    moved = is_part & pl.col("school").is_not_null()
    is_section = written.is_null() & pl.col("post_title").str.contains(SECTION)
    return run(
        joined.with_columns(
            post_title=pl.when(moved).then(written + pl.col("post_title")).otherwise("post_title"),
            written=pl.when(moved | is_section).then("school").otherwise("written"),
        ).drop("school")
    )
