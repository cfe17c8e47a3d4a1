"""The words that limit a number: 约, 超过, 以上; a table says where each stands and what it makes of the number."""

import re
from functools import cache

import polars as pl

from pipelines import reference

VERB = "提升|提高|增长|增加|上升|下降|降低|减少|节约|节省|缩短|需要?"
GRANT = "获得?|给予|支持|奖励|补助|补贴|资助|享受|发放|拨付|授信|贷款?|报销|申领|领取|处以?|罚款?|达到?"
FILL = rf"(?:(?:{VERB}|将?可?(?:{GRANT}))\s?|[已可了至有到在为的是占\s]{{0,2}})"
# Before a share or a multiple the whole may stand between: 不足总面积的一成, 约为去年同期的1.5倍.
OF_WHOLE = r"((?:约[占为]|不足|不到|超过|接近|将近|远超)[一-龥]{1,10}的)\s?$"
REACH = 14
WEAK = ("exact", "limit")
REACHED = frozenset({"达", "达到", "高达"})
BARE = "^[百千万亿]"


@cache
def alternation(position: str) -> str:
    """Return the words of one position, longest first."""
    table = reference.table("figure_qualifiers").filter(pl.col("position") == position)
    return "|".join(re.escape(word) for word in sorted(table["word"], key=len, reverse=True))


@cache
def meanings(position: str) -> dict[str, str]:
    """Return what each word of one position makes of the number."""
    table = reference.table("figure_qualifiers").filter(pl.col("position") == position)
    return dict(zip(table["word"], table["modifier"], strict=True))


def add_qualifier(figures: pl.DataFrame) -> pl.DataFrame:
    """Add modifier and qualifier from the words before, inside and after the number."""
    words = alternation("before")
    run = pl.col("head").str.tail(REACH).str.extract(f"(?:(?:{words}){FILL})+$", 0).fill_null("")
    is_ratio = pl.col("unit_kind").is_in(["ratio", "multiple"])
    of_whole = pl.when(is_ratio).then(pl.col("head").str.tail(REACH).str.extract(OF_WHOLE)).fill_null("")
    found = figures.with_columns(
        run=pl.when(run != "").then(run).when(of_whole != "").then(of_whole).otherwise(alone()),
        inside=pl.col("more").fill_null(""),
        after=pl.col("tail").str.extract(rf"^\s?({alternation('after')})").fill_null(""),
    )
    limited = found.join(words_before(found["run"].unique()), on="run", how="left")
    return limited.with_columns(modifier=modifier(), qualifier=qualifier()).drop(
        "run", "before", "strong", "reached", "inside", "after"
    )


def alone() -> pl.Expr:
    """Return 上 or 过 before a bare multiplier or a tenth (上百个, 过七成), where alone they limit a number."""
    bare = pl.col("low").str.contains(BARE) | (pl.col("kind") == "tenth")
    return pl.when(bare).then(pl.col("head").str.tail(1).str.extract("[上过]", 0)).fill_null("")


def words_before(runs: pl.Series) -> pl.DataFrame:
    """Return one row per distinct run before a number: run, the word that sets the modifier, modifier, reached."""
    return pl.DataFrame(
        [word_before(run) for run in runs],
        schema={"run": pl.String, "before": pl.String, "strong": pl.String, "reached": pl.Boolean},
        orient="row",
    )


def word_before(run: str) -> tuple[str, str | None, str | None, bool]:
    """Return a run, its last word that sets a modifier, else the last that limits (最高), the modifier, reached."""
    meaning = meanings("before") | {"上": "at_least", "过": "over"}
    words = [word for word in re.findall(f"{alternation('before')}|[上过]$", run) if meaning[word] != "none"]
    strong = next((word for word in reversed(words) if meaning[word] not in WEAK), None)
    limit = next((word for word in reversed(words) if meaning[word] == "limit"), None)
    return run, strong or limit, meaning[strong] if strong else None, not REACHED.isdisjoint(words)


def modifier() -> pl.Expr:
    """Return the modifier: a range, else by the nearest word before, else the word after, else the word inside."""
    after = pl.col("after").replace_strict(meanings("after"), default=None)
    return (
        pl.when(pl.col("value_max").is_not_null())
        .then(pl.lit("range"))
        .when(pl.col("strong").is_not_null())
        .then("strong")
        .when(threshold())
        .then(pl.lit("at_least"))
        .when(pl.col("reached") & (after == "at_least"))
        .then(pl.lit("over"))
        .when(after.is_not_null())
        .then(after)
        .when(pl.col("inside") != "")
        .then(pl.lit("approx"))
        .otherwise(pl.lit("exact"))
    )


def qualifier() -> pl.Expr:
    """Return the word that set the modifier; failing that 最高 or 累计 directly before the number; else null."""
    told = [pl.when(pl.col(name) != "").then(name) for name in ("after", "inside")]
    return (
        pl.when(pl.col("strong").is_not_null())
        .then("before")
        .when(threshold())
        .then(pl.lit("达到"))
        .otherwise(pl.coalesce(*told, "before"))
    )


def threshold() -> pl.Expr:
    """Tell a condition that is met from the number on: 达到2万架次的, 奖励…."""
    return pl.col("reached") & (pl.col("after") == "") & pl.col("tail").str.contains("^\\s?的[,:]")
