"""Whether a number is a fact, a target, planned or an estimate; the nearest word before it decides."""

import polars as pl

from pipelines import reference

NAMES = "“[^”]{1,15}”|《[^》]*》"
SENSES = ("no_plan", "estimate", "planned", "target", "ahead", "done")


def status() -> pl.Expr:
    """Return actual, target, planned or estimate."""
    said = pl.col("head").str.replace_all(NAMES, "")
    told = said.str.contains(patterns("estimate", "planned", "target", "ahead"))
    words = pl.when(told).then(said).str.extract_all(patterns(*SENSES)).list.eval(without("no_plan"))
    # 将 and 到2030年 only look ahead; what was expected or planned before them stays so.
    last, behind = words.list.last(), words.list.eval(without("ahead")).list.last()
    word = pl.when(is_one("ahead", last) & ~is_one("done", behind)).then(pl.coalesce(behind, last)).otherwise(last)
    return (
        pl.when(is_one("estimate", word))
        .then(pl.lit("estimate"))
        .when(is_one("planned", word))
        .then(pl.lit("planned"))
        .when(is_one("target", word) | is_one("ahead", word))
        .then(pl.lit("target"))
        .otherwise(pl.lit("actual"))
    )


def is_one(sense: str, word: pl.Expr) -> pl.Expr:
    """Tell whether a word has this sense."""
    return word.str.contains(f"^(?:{patterns(sense)})$").fill_null(value=False)


def without(sense: str) -> pl.Expr:
    """Keep the words of a list that have another sense: 模拟 and 英才计划 tell nothing."""
    return pl.element().filter(~is_one(sense, pl.element()))


def patterns(*senses: str) -> str:
    """Return the alternation of the patterns of these senses, in the order given."""
    table = reference.table("figure_status")
    return "|".join(p for one in senses for p in table.filter(pl.col("sense") == one)["pattern"])
