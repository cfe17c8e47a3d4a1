"""What narrows an indicator beyond its canonical name: 机电产品 of 机电产品出口, 市区 of 市区常住人口."""

from functools import cache

import polars as pl

from pipelines import reference
from pipelines.extract.indicators.canonical import MODIFIERS, QUANTITY, alternation_of_phrases

JOINTS = "^[的“”、]+|[的“”、]+$"


def with_scope(figures: pl.DataFrame) -> pl.DataFrame:
    """Add indicator_scope to figures with indicator and head, their sentence before the number.

    It holds the words ahead of the listed phrase in the indicator, behind the part of a region that the clause names
    (seeds/reference/indicator_scopes.csv); null where nothing narrows the canonical name. Two figures of one canonical
    name count the same thing where their scopes are the same.
    """
    ahead = pl.col("indicator").str.extract(f"^(.*?)(?:{alternation_of_phrases()}){QUANTITY}$", 1)
    narrower = ahead.str.replace(MODIFIERS, "").str.replace_all(JOINTS, "").fill_null("")
    part = pl.col("head").str.extract(f"({_parts()})[^,:;。]*$", 1).fill_null("")
    scope = pl.when(narrower.str.contains(part, literal=True)).then(narrower).otherwise(part + narrower)
    return figures.with_columns(indicator_scope=pl.when(scope != "").then(scope))


@cache
def _parts() -> str:
    """Return the words for a part of a region, as an alternation."""
    return "|".join(reference.words("indicator_scopes", "word"))
