"""What a number states: statistic, direction, done or to come, running total; from the words before it."""

from functools import cache

import polars as pl

from pipelines import reference

MONEY_LIKE = ("money", "mass", "area", "volume", "energy", "length")
REACH = 18


@cache
def sense(*senses: str) -> str:
    """Return the alternation of the patterns with these senses, in their order in the table."""
    table = reference.table("figure_meanings")
    return "|".join(p for one in senses for p in table.filter(pl.col("sense") == one)["pattern"])


def add_meaning(figures: pl.DataFrame) -> pl.DataFrame:
    """Add statistic, direction, status and is_cumulative."""
    keyword = sense("level", "no_change", "up", "down", "share", "per", "rate")
    near = pl.col("clause").str.tail(REACH)
    word = near.str.extract_all(keyword).list.last()
    amount_word = pl.col("clause").str.tail(REACH // 2).str.extract_all(keyword).list.last()
    after = pl.col("tail").str.extract(f"^\\s?的(?:年均|同比)?(?:[一-龥]{{0,2}})({sense('up', 'down')})")
    amount = ~pl.col("unit_kind").is_in(["time", "age", "other", "rate", "change", "temperature"]).fill_null(False) & (
        pl.col("kind") != "rank"
    )
    ratio = pl.col("unit_kind").is_in(["ratio", "change"])
    return (
        figures.with_columns(word=pl.when(ratio).then(pl.coalesce(after, word)).otherwise(amount_word), is_ratio=ratio)
        .with_columns(change=change())
        .with_columns(statistic=statistic())
        .with_columns(
            direction=pl.when(pl.col("statistic") == "growth").then(pl.col("change")),
            status=status(),
            is_cumulative=pl.col("head").str.contains(sense("cumulative")) & amount,
        )
        .drop("word", "is_ratio", "change")
    )


def change() -> pl.Expr:
    """Return up or down when the nearest telling word is one of change, else null."""
    return (
        pl.when(whole("level", "no_change"))
        .then(None)
        .when(whole("down"))
        .then(pl.lit("down"))
        .when(whole("up"))
        .then(pl.lit("up"))
        .when((pl.col("unit_kind") == "change") & pl.col("clause").str.contains(sense("above")))
        .then(pl.lit("up"))
        .when((pl.col("unit_kind") == "change") & pl.col("clause").str.contains(sense("below")))
        .then(pl.lit("down"))
    )


def whole(*senses: str) -> pl.Expr:
    """Tell whether the nearest telling word has one of these senses."""
    return pl.col("word").str.contains(f"^(?:{sense(*senses)})$").fill_null(False)


def statistic() -> pl.Expr:
    """Return the statistic: change first, then shares and rates, then what the unit measures."""
    kind, changed = pl.col("unit_kind"), pl.col("change").is_not_null()
    levelled = whole("level") & pl.col("clause").str.contains("[一-龥]率")
    rate_word, per_word = whole("rate", "per") | levelled, whole("per")
    return (
        pl.when(pl.col("kind") == "rank")
        .then(pl.lit("rank"))
        .when((kind == "change") | (changed & kind.is_in(["ratio", "count", "noun", *MONEY_LIKE])))
        .then(pl.lit("growth"))
        .when(kind == "rate")
        .then(pl.lit("rate"))
        .when(pl.col("unit") == "倍")
        .then(pl.lit("rate"))
        .when((rate_word & (kind == "ratio")) | (per_word & kind.is_in([*MONEY_LIKE, "count", "noun"])))
        .then(pl.lit("rate"))
        .when(kind == "ratio")
        .then(pl.lit("share"))
        .when(kind.is_in(MONEY_LIKE))
        .then(pl.lit("sum"))
        .when(kind.is_in(["count", "noun"]) | (pl.col("unit").is_null() & pl.col("low").str.contains("[万亿]")))
        .then(pl.lit("count"))
        .otherwise(pl.lit("other"))
    )


def status() -> pl.Expr:
    """Return whether the number is a fact, a target, planned or an estimate; the nearest word decides."""
    said = pl.col("head").str.replace_all("“[^”]{1,15}”|《[^》]*》", "")
    word = (
        said.str.extract_all(sense("no_plan", "estimate", "target", "planned", "done"))
        .list.eval(pl.element().filter(~pl.element().str.contains(f"^(?:{sense('no_plan')})$")))
        .list.last()
    )
    return (
        pl.when(word.str.contains(f"^(?:{sense('estimate')})"))
        .then(pl.lit("estimate"))
        .when(word.str.contains(f"^(?:{sense('planned')})"))
        .then(pl.lit("planned"))
        .when(word.is_not_null() & ~word.str.contains(f"^(?:{sense('done')})$"))
        .then(pl.lit("target"))
        .otherwise(pl.lit("actual"))
    )
