"""Scores of quotes: found at all (line and words), and then who speaks, the cue, direct or indirect."""

import polars as pl
from rapidfuzz.fuzz import ratio

from bench.facts.counts import paired, rates
from bench.facts.gold import labels
from bench.results import Row

# An answer is the labelled quote when they are alike to this percentage: a lost character is no other quote.
ALIKE = 80
EDGES = " ,。!?;:…“”‘’"


def score_quotes(share: str, found: pl.DataFrame) -> list[Row]:
    """Score quotes by line and words, then with who speaks, with the cue, and with direct or indirect."""
    gold = labels(share, "quotes").with_columns(
        pl.col("line_no").cast(pl.Int32), is_direct=pl.col("is_direct").str.to_lowercase() == "true"
    )
    pairs = _paired_quotes(gold.with_row_index("label"), found.with_row_index("answer"))
    who = [pl.col(name).eq_missing(pl.col(f"{name}_found")) for name in ("speaker_person", "speaker_organization")]
    is_named = pl.col("speaker_person").is_not_null()
    either = pl.col("speaker_organization").is_not_null()
    words = pl.col("speaker").eq_missing(pl.col("speaker_found"))
    speaker = pl.when(is_named).then(who[0]).when(either).then(who[1]).otherwise(words)
    fields = {
        "words": pl.lit(value=True),
        "speaker": speaker,
        "cue": pl.col("cue").eq_missing(pl.col("cue_found")),
        "direct": pl.col("is_direct") == pl.col("is_direct_found"),
    }
    return [{"fact": "quote", "field": name, **rates(paired(pairs, test))} for name, test in fields.items()]


def _paired_quotes(gold: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """Pair each label with the answer on its line that holds it or lies in it; the rest stand alone."""
    near = gold.join(found, on=["page", "line_no"], suffix="_found")
    words, answer = (pl.col(name).str.strip_chars(EDGES) for name in ("surface", "surface_found"))
    alike = pl.Series(map(ratio, *near.select(words, answer.alias("answer_words")).get_columns()), dtype=pl.Float64)
    # Of other people's texts a label holds the ends alone: 首六字……末四字.
    first, last = (pl.col("surface").str.extract(end, 1) for end in ("^(.{6})….{4}$", "^.{6}…(.{4})$"))
    ends = answer.str.starts_with(first.str.strip_chars(EDGES)) & answer.str.ends_with(last.str.strip_chars(EDGES))
    same = (
        near.filter((alike >= ALIKE) | ends.fill_null(value=False))
        .unique("label", keep="first")
        .unique("answer", keep="first")
    )
    both = same.with_columns(is_label=pl.lit(value=True), is_answer=pl.lit(value=True))
    only_gold = gold.join(same, on="label", how="anti").with_columns(
        is_label=pl.lit(value=True), is_answer=pl.lit(value=False)
    )
    only_found = found.join(same, on="answer", how="anti").select("page", "answer")
    only_found = only_found.with_columns(is_label=pl.lit(value=False), is_answer=pl.lit(value=True))
    return pl.concat([both, only_gold, only_found], how="diagonal")
