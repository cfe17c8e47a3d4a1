"""Where a person may be named: behind an office or a word for people, and ahead of a verb that people do."""

import polars as pl

from pipelines.extract.cues import cues
from pipelines.extract.people.readings import name_start, surname, with_readings
from pipelines.pages.vocabulary import HAN, HANS
from pipelines.reference import table, words

# How far a name may reach, with what stands behind it.
REACH = 16
LEFT = 40
# What a candidate must score, by what speaks for it beside its characters.
LEAST = {"office": 1.0, "rank": 1.5, "person": 2.5, "verb": 6.0, "suffix": 5.0}
PLACE = ("page_id", "line_no", "char_start")
COLUMNS = (*PLACE, "char_end", "person_name", "score", "cue", "cue_kind", "cue_start")


def behind_posts(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the names that stand directly behind an office, a rank or a word for people."""
    posts = table("person_posts").select(cue="word", cue_kind="kind", may_be_foreign=pl.col("may_be_foreign") == "true")
    found = cues(lines, words("person_posts", "word"), left=0, right=REACH)
    gap = pl.col("right").str.extract(r"^([\s:“]?)").str.len_chars()
    ahead = found.with_columns(
        ahead=pl.col("right").str.slice(gap), cue_start="char_start", char_start=pl.col("char_end") + gap
    ).filter(pl.col("ahead").str.contains(name_start()))
    return _accepted(with_readings(ahead.join(posts, on="cue", maintain_order="left")))


def ahead_of_verbs(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the names that a clause opens with, ahead of a verb that people do, or of 先生 and the like."""
    verbs = table("person_verbs").select(cue="word", cue_kind="kind", may_be_foreign=pl.lit(False))
    found = cues(lines, words("person_verbs", "word"), left=6, right=3).join(verbs, on="cue", maintain_order="left")
    opening = rf"(?:^|[^{HANS}])({surname()}{HAN}{{1,2}})$"
    named = found.with_columns(named=pl.col("left").str.extract(opening)).filter(pl.col("named").is_not_null())
    ahead = named.with_columns(
        ahead=pl.col("named") + pl.col("cue") + pl.col("right"),
        cue_start="char_start",
        char_start=pl.col("char_start") - pl.col("named").str.len_chars(),
    )
    whole = pl.col("name") == pl.col("named")
    return _accepted(with_readings(ahead).filter(whole))


def _accepted(read: pl.DataFrame) -> pl.DataFrame:
    least = pl.col("cue_kind").replace_strict(LEAST, return_dtype=pl.Float64)
    return (
        read.filter(pl.col("score") >= least)
        .with_columns(char_end=(pl.col("char_start") + pl.col("length")).cast(pl.Int32), person_name="name")
        .with_columns(pl.col("char_start", "cue_start").cast(pl.Int32))
        .select(COLUMNS)
    )
