"""People named only by their surname: 王女士, 康先生, 覃奶奶, 蔡某."""

import polars as pl

from pipelines.extract.matches import first_match
from pipelines.extract.people.likeness import everyday, likeness
from pipelines.extract.people.readings import surname
from pipelines.extract.people.titles import title
from pipelines.pages.vocabulary import HANS
from pipelines.plans import run
from pipelines.reference import words

LEFT = 6
# What the surname must weigh, and less where nothing or a plain word stands before it.
LEAST, LEAST_APART = 2.0, 0.0
APART = rf"(?:^|[^{HANS}]|的|岁|位|像|对|和|与|民|客|者|员|工|主|户|生|属|长|计|友|家|人)$"


def by_honorific(spots: pl.DataFrame) -> pl.DataFrame:
    """Return line, char_start, char_end, person_name and cue_kind of each."""
    honorifics = words("person_honorifics", "word")
    found = spots.lazy().filter(pl.col("cue").is_in(honorifics)).with_columns(pl.col("left").str.tail(LEFT))
    named = found.with_columns(
        surname=first_match(pl.col("left"), rf"{surname()}$"),
    ).drop_nulls("surname")
    before = pl.col("left").str.slice(0, pl.col("left").str.len_chars() - pl.col("surname").str.len_chars())
    read = named.with_columns(
        is_apart=before.str.contains(APART),
        whole=pl.col("surname") + pl.col("cue"),
        drawn_out=before.str.tail(1) + pl.col("surname"),
    )
    weight = likeness("surname", "surname") - everyday("whole")
    titled = pl.col("left").str.contains(rf"{title()}$")
    kept = read.filter(
        ~titled,
        weight >= pl.when("is_apart").then(LEAST_APART).otherwise(LEAST),
        everyday("drawn_out") == 0,
    )
    return run(
        kept.select(
            "line",
            char_start=(pl.col("char_start") - pl.col("surname").str.len_chars()).cast(pl.Int32),
            char_end="char_end",
            person_name="whole",
            cue_kind=pl.lit("honorific"),
        )
    )
