"""Which of the rows read are quotes, each told once and apart from the others. Whom they mean is read elsewhere."""

import polars as pl

from pipelines.extract.quotes.spots import last_before, spot
from pipelines.extract.quotes.vocabulary import cue_words

# Words that no list knows may still be a name: before a strong cue, or alone before a plain one.
SHORTEST, LONGEST = 2, 12
# Whom a cue without a mark (表示将) needs beside it.
BESIDE_MODAL = ("person", "pronoun", "anaphor", "office", "body")
LONGEST_NAMED = 20
# So near behind a report's cue stand the words of whoever the report lets speak: 据媒体报道,沈青表示.
RELAYED = 40
# Between two quotes that follow each other stand two marks.
BESIDE = 2


def in_order(named: pl.DataFrame) -> pl.DataFrame:
    """Return the rows that are quotes, in their order; goes_on tells those said by the speaker of the row before."""
    direct = _chosen(named.filter("is_direct"))
    indirect = _outside(_relaying(_sure(named.filter(~pl.col("is_direct"))), direct), direct)
    return _cut(_with_goes_on(pl.concat([direct, indirect], how="diagonal").sort("line", "char_start")))


def _chosen(direct: pl.DataFrame) -> pl.DataFrame:
    """Keep of each text between marks the likeliest place that tells its speaker, else the one with a cue."""
    slogan = pl.col("cue").is_in(cue_words("plain", "weak")) & ~pl.col("ended") & ~pl.col("left").str.contains("[,:]$")
    said = direct.filter((pl.col("kind") != "none").fill_null(value=True), ~(slogan & (pl.col("rank") == 0)))
    unsaid = pl.col("kind").is_null().cast(pl.Int8) * 2 - (pl.col("kind").is_null() & pl.col("cue").is_not_null())
    ordered = said.sort("line", "char_start", unsaid, "rank")
    return ordered.unique(["line", "char_start"], keep="first", maintain_order=True)


def _sure(indirect: pl.DataFrame) -> pl.DataFrame:
    """Keep indirect quotes whose speaker is told; a weak cue needs words known to name speakers."""
    may_be_name = pl.col("piece").str.len_chars().is_between(SHORTEST, LONGEST)
    strong = pl.col("cue").is_in(cue_words("strong")) & pl.col("speaker").is_not_null()
    alone = (pl.col("piece") == pl.col("core")) & pl.col("cue").is_in(cue_words("plain"))
    told = pl.when(pl.col("kind").is_null()).then(may_be_name & (strong | alone))
    near = (pl.col("piece") == pl.col("core")) & (pl.col("piece").str.len_chars() <= LONGEST_NAMED)
    beside = pl.col("kind").is_in(BESIDE_MODAL) & near & ~pl.col("surface").str.contains("^.“")
    return indirect.filter(told.otherwise(pl.col("kind") != "none"), (pl.col("rank") == 0) | beside).with_columns(
        speaker=pl.when(pl.col("kind").is_null()).then("piece").otherwise("speaker")
    )


def _relaying(indirect: pl.DataFrame, direct: pl.DataFrame) -> pl.DataFrame:
    """Drop the quotes of a report (据媒体报道) that only lets another speak, whose cue follows at once."""
    inner = pl.concat([indirect, direct], how="diagonal").filter(
        pl.col("kind").is_not_null(), pl.col("cue").is_not_null()
    )
    spoken = inner.select("line", cue_at=pl.col("segment_end")).sort("cue_at")
    relays = indirect.with_columns(is_relay=pl.col("cue").is_in(cue_words("relay"))).sort("char_start")
    nearest = relays.join_asof(
        spoken, left_on="char_start", right_on="cue_at", by="line", strategy="forward", check_sortedness=False
    )
    until = pl.min_horizontal(pl.col("char_start") + RELAYED, "char_end")
    relays_another = pl.col("is_relay") & (pl.col("cue_at") <= until)
    return nearest.filter(~relays_another.fill_null(value=False)).drop("is_relay", "cue_at")


def _outside(indirect: pl.DataFrame, direct: pl.DataFrame) -> pl.DataFrame:
    """Drop indirect quotes that a direct one tells, and those whose cue stands inside another quote."""
    marked = direct.filter(pl.col("kind").is_not_null() | pl.col("cue").is_not_null())
    spans = marked.select(start=spot("char_start"), end=spot("char_start"), over=spot("char_end"))
    begun = marked.select("line", char_start=pl.col("char_start") - 1)
    free = indirect.join(begun, on=["line", "char_start"], how="anti")
    rows = last_before(free.with_columns(at=spot("segment_end")), spans, "at", "around_")
    free = rows.filter((pl.col("around_over") < pl.col("at")).fill_null(value=True)).drop("^around_.*$")
    return free.filter(pl.col("at") > spot("char_end").cum_max().shift(1, fill_value=-1))


def _with_goes_on(rows: pl.DataFrame) -> pl.DataFrame:
    """Add goes_on, for quotes without a speaker of their own, and inside, for those within an indirect quote."""
    before = {
        name: pl.col(name).shift() for name in ("line", "page_id", "char_start", "char_end", "is_direct", "opened")
    }
    same = pl.col("line") == before["line"]
    inside = same & ~before["is_direct"] & (pl.col("char_start") < before["char_end"])
    adjacent = same & (pl.col("char_start") - before["char_end"] == BESIDE)
    next_line = (pl.col("line") == before["line"] + 1) & (pl.col("page_id") == before["page_id"])
    whole = (pl.col("left") == "") & (pl.col("right") == "")
    untold = pl.col("is_direct") & pl.col("cue").is_null() & (pl.col("kind").is_null() | inside)
    return rows.with_columns(
        inside=inside.fill_null(value=False),
        goes_on=(untold & (inside | adjacent | next_line & (whole | before["opened"]))).fill_null(value=False),
    )


def _cut(rows: pl.DataFrame) -> pl.DataFrame:
    """End an indirect quote where a direct one of the same speaker begins; drop marks within it that are no quotes."""
    is_told = pl.col("kind").is_not_null() | pl.col("cue").is_not_null() | pl.col("goes_on")
    is_slogan = pl.col("inside") & ~pl.col("left").str.ends_with(",") & pl.col("cue").is_null()
    length = pl.col("char_start").shift(-1) - pl.col("char_start") - 1
    cut = pl.col("text").str.slice(pl.col("char_start"), length.clip(0)).str.strip_chars_end(",: ")
    surface = pl.when(pl.col("inside").shift(-1, fill_value=False)).then(cut).otherwise("surface")
    return (
        rows.filter(is_told, ~is_slogan)
        .with_columns(surface=surface)
        .with_columns(char_end=pl.col("char_start") + pl.col("surface").str.len_chars().cast(pl.Int32))
        .filter(pl.col("surface") != "")
    )
