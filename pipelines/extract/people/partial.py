"""People named in full once and by a part of their name later: 托马斯·韦伯, then 韦伯."""

import polars as pl

from pipelines.pages.vocabulary import HAN
from pipelines.plans import run

JOINTS = "[·•]"
# A part of one character tells nobody.
SHORTEST = 2


def parts(people: pl.LazyFrame) -> pl.LazyFrame:
    """Return page_id, part and person_name: the parts of names written with ·, of those no two people share."""
    joined = people.filter(pl.col("person_name").str.contains(JOINTS)).select("page", "person_name").unique()
    cut = joined.with_columns(part=pl.col("person_name").str.replace_all("•", "·").str.split("·")).explode("part")
    telling = cut.filter(pl.col("part").str.len_chars() >= SHORTEST)
    return telling.unique(["page", "part"], keep="none")


def with_full_names(people: pl.DataFrame) -> pl.DataFrame:
    """Give those who are named by a part the name in full; drop names that are such a part and the word behind it."""
    every = people.lazy()
    known = run(parts(every)).lazy()
    drawn_out = every.join(known.select("page", "part"), on="page").filter(
        pl.col("person_name") != pl.col("part"),
        pl.col("person_name").str.contains(rf"^{HAN}+$"),
        pl.col("person_name").str.starts_with(pl.col("part")),
    )
    kept = every.join(
        drawn_out.select("page", "person_name"), on=["page", "person_name"], how="anti", maintain_order="left"
    )
    full = known.select("page", full="person_name", person_name="part")
    named = kept.join(full, on=["page", "person_name"], how="left", maintain_order="left")
    return run(named.with_columns(person_name=pl.coalesce("full", "person_name")).drop("full"))
