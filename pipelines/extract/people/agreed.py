"""One reading of a name throughout its page, where two were found: 王强 and 王强说, 任弼 and 任弼时."""

import polars as pl

from pipelines.plans import run

NAME = ["page", "person_name"]
# Names this long may have been cut short or drawn out by one character.
SHORTER = 2


def agreed(people: pl.DataFrame) -> pl.DataFrame:
    """Shorten the names of three characters whose first two are a name the page has more often, or drop those two.

    Where both are found once, the shorter is dropped: the text held one more character wherever it stood alone.
    """
    every = people.lazy()
    counts = every.group_by(NAME).agg(times=pl.len())
    long = counts.filter(pl.col("person_name").str.len_chars() == SHORTER + 1)
    pairs = long.with_columns(long="person_name", person_name=pl.col("person_name").str.head(SHORTER)).join(
        counts, on=NAME, suffix="_short"
    )
    is_drawn_out = pl.col("times_short") > pl.col("times")
    drawn_out = pairs.filter(is_drawn_out).select("page", person_name="long", short="person_name")
    cut_short = pairs.filter(~is_drawn_out).select(NAME)
    fixed = every.join(cut_short, on=NAME, how="anti", maintain_order="left").join(
        drawn_out, on=NAME, how="left", maintain_order="left"
    )
    end = pl.col("char_end") - (pl.col("short").is_not_null()).cast(pl.Int32)
    return run(fixed.with_columns(char_end=end, person_name=pl.coalesce("short", "person_name")).drop("short"))
