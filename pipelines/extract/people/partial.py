"""People named in full once and by a part of their name later: 托马斯·韦伯, then 韦伯."""

import polars as pl

from pipelines.pages.vocabulary import HAN

JOINTS = "[·•]"
# A part of one character tells nobody.
SHORTEST = 2


def parts(people: pl.DataFrame) -> pl.DataFrame:
    """Return page_id, part and person_name: the parts of names written with ·, of those no two people share."""
    joined = people.filter(pl.col("person_name").str.contains(JOINTS)).select("page_id", "person_name").unique()
    cut = joined.with_columns(part=pl.col("person_name").str.replace_all("•", "·").str.split("·")).explode("part")
    telling = cut.filter(pl.col("part").str.len_chars() >= SHORTEST)
    return telling.unique(["page_id", "part"], keep="none")


def with_full_names(people: pl.DataFrame) -> pl.DataFrame:
    """Give those who are named by a part the name in full; drop names that are such a part and the word behind it."""
    known = parts(people)
    drawn_out = people.join(known.select("page_id", "part"), on="page_id").filter(
        pl.col("person_name") != pl.col("part"),
        pl.col("person_name").str.contains(rf"^{HAN}+$"),
        pl.col("person_name").str.starts_with(pl.col("part")),
    )
    kept = people.join(
        drawn_out.select("page_id", "person_name"), on=["page_id", "person_name"], how="anti", maintain_order="left"
    )
    full = known.select("page_id", full="person_name", person_name="part")
    named = kept.join(full, on=["page_id", "person_name"], how="left", maintain_order="left")
    return named.with_columns(person_name=pl.coalesce("full", "person_name")).drop("full")
