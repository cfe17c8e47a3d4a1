"""Whether a number is a fact, a target, planned or an estimate; the nearest word before it decides."""

import polars as pl

from pipelines import reference

NAMES = "“[^”]{1,15}”|《[^》]*》"
STRONG = ("estimate", "planned", "target", "done")


def add_status(figures: pl.DataFrame) -> pl.DataFrame:
    """Add status: actual, target, planned or estimate."""
    # Each step is its own column, for an expression used twice would be worked out twice.
    return (
        figures.with_columns(said=pl.col("head").str.replace_all(NAMES, ""))
        # 模拟 and 英才计划 tell nothing of what is to come.
        .with_columns(said=pl.col("said").str.replace_all(patterns("no_plan"), "_"))
        .with_columns(told=pl.col("said").str.contains(patterns("estimate", "planned", "target", "ahead")))
        .with_columns(said=pl.when("told").then("said"))
        .with_columns(last=last(*STRONG, "ahead"), strong=last(*STRONG))
        .with_columns(last=standing())
        .with_columns(
            status=pl.when(is_one("estimate", "last"))
            .then(pl.lit("estimate"))
            .when(is_one("planned", "last"))
            .then(pl.lit("planned"))
            .when(is_one("target", "last") | is_one("ahead", "last"))
            .then(pl.lit("target"))
            .otherwise(pl.lit("actual"))
        )
        .drop("said", "told", "last", "strong")
    )


def last(*senses: str) -> pl.Expr:
    """Return the last word with one of these senses."""
    return pl.col("said").str.extract_all(patterns(*senses)).list.last()


def standing() -> pl.Expr:
    """Return the word that holds: 将 and 到2030年 only look ahead, what was expected or planned before stays so."""
    ahead = is_one("ahead", "last") & ~is_one("done", "strong")
    return pl.when(ahead).then(pl.coalesce("strong", "last")).otherwise("last")


def is_one(sense: str, word: str) -> pl.Expr:
    """Tell whether the word in this column has this sense."""
    return pl.col(word).str.contains(f"^(?:{patterns(sense)})$").fill_null(value=False)


def patterns(*senses: str) -> str:
    """Return the alternation of the patterns of these senses, in the order given."""
    table = reference.table("figure_status")
    return "|".join(p for one in senses for p in table.filter(pl.col("sense") == one)["pattern"])
