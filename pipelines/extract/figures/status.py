"""Whether a number is a fact, a target, planned or an estimate; the nearest word before it tells."""

from functools import cache

import polars as pl

from pipelines import reference
from pipelines.extract.distinct import each_once

NAMES = "“[^”]{1,15}”|《[^》]*》"
STRONG = ("estimate", "planned", "target", "done")
LINE = ("page_id", "line_no", "line_start")
GOES_ON = "[;；][”’」』）)》]*$"
# 在雄安新区,…; 其中…: the sentence turns to something else.
ELSEWHERE = "^(?:在|其中|同时|另|此外)"
LAST_CLAUSE = "[^,，]*$"


def add_status(figures: pl.DataFrame) -> pl.DataFrame:
    """Add status: actual, target, planned or estimate; the rows stand in the order of the text."""
    # Each step is its own column, for an expression used twice would be worked out twice.
    return (
        figures.with_columns(said=telling())
        # 模拟 and 英才计划 tell nothing of what is to come.
        .with_columns(said=pl.col("said").str.replace_all(NAMES, "").str.replace_all(patterns("no_plan"), "_"))
        .with_columns(last=last(*STRONG, "ahead"), strong=last(*STRONG))
        .pipe(with_senses)
        .with_columns(own=by_word(), follows=follows())
        .with_columns(own=pl.when(is_arranged()).then(pl.lit("planned")).otherwise("own"))
        .with_columns(own=pl.coalesce("own", by_section()))
        .with_columns(status=pl.col("own").forward_fill())
        .with_columns(status=pl.when(pl.col("status") == "target").then("status"))
        .with_columns(status=pl.coalesce("own", "status", "section", pl.lit("actual")))
        .drop("said", "last", "strong", "own", "follows", "section")
    )


def telling() -> pl.Expr:
    """Return the words before the number where one of them may tell what is no fact, else null."""
    return pl.when(pl.col("head").str.contains(patterns(*STRONG[:-1], "ahead", "arranged"))).then("head")


def last(*senses: str) -> pl.Expr:
    """Return the last word with one of these senses."""
    return pl.col("said").str.extract_all(patterns(*senses)).list.last()


def with_senses(figures: pl.DataFrame) -> pl.DataFrame:
    """Put in place of each last word what it makes of a number."""
    return figures.with_columns(each_once(figures[name], sense_of).alias(name) for name in ("last", "strong"))


def sense_of(word: pl.Expr) -> pl.Expr:
    """Return what a word makes of a number; what only looks ahead is ahead."""
    senses = {"estimate": "estimate", "planned": "planned", "target": "target", "done": "actual"}
    told = [pl.when(word.str.contains(f"^(?:{patterns(sense)})$")).then(pl.lit(senses[sense])) for sense in STRONG]
    return pl.coalesce(*told, pl.when(word.is_not_null()).then(pl.lit("ahead")))


def by_word() -> pl.Expr:
    """Return what the last word tells; 将 and 到2030年 only look ahead, and leave what was expected or planned so."""
    ahead = pl.when(pl.col("strong").is_in(STRONG[:-1])).then("strong").otherwise(pl.lit("target"))
    return pl.when(pl.col("last") == "ahead").then(ahead).otherwise("last")


def is_arranged() -> pl.Expr:
    """Tell what the number's own clause arranges (安排资金3亿元), not what is done with it, nor what was arranged."""
    clause = pl.col("said").str.extract(LAST_CLAUSE, 0)
    is_open = pl.col("own").is_null() | (pl.col("own") == "target")
    return is_open & clause.str.contains(patterns("arranged")) & ~clause.str.contains("已")


def follows() -> pl.Expr:
    """Tell a number in the sentence of the one before it, or in one that only a semicolon parts from a target."""
    start = pl.col("char_start").cast(pl.Int64) - pl.col("head").str.len_chars()
    end = pl.col("char_end").cast(pl.Int64) + pl.col("tail").str.len_chars()
    adjoins = start == end.shift()
    goes_on = pl.when(adjoins).then(pl.col("tail").shift()).str.contains(GOES_ON)
    is_next = goes_on & ~pl.when(adjoins).then("head").str.contains(ELSEWHERE)
    return is_same_line() & ((start == start.shift()) | is_next).fill_null(value=False)


def is_same_line() -> pl.Expr:
    """Tell a number in the line of the one before it."""
    return pl.all_horizontal(pl.col(name) == pl.col(name).shift() for name in LINE).fill_null(value=False)


def by_section() -> pl.Expr:
    """Return actual for what is done, else what the section tells, but null where a sentence goes on."""
    is_open = pl.col("own").is_null() & (pl.col("follows") | pl.col("section").is_not_null())
    is_done = pl.when(is_open).then("head").str.contains(patterns("done"))
    return (
        pl.when(is_done).then(pl.lit("actual")).when(~pl.col("follows")).then(pl.coalesce("section", pl.lit("actual")))
    )


@cache
def patterns(*senses: str) -> str:
    """Return the alternation of the patterns of these senses, in the order given."""
    table = reference.table("figure_status")
    return "|".join(p for one in senses for p in table.filter(pl.col("sense") == one)["pattern"])


def with_past(figures: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Call a fact what a sentence of targets tells of a time that was over when the page was published (其中2023年)."""
    dates = articles.select("page_id", "published_on")
    published = figures.select("page_id").join(dates, on="page_id", how="left", maintain_order="left")["published_on"]
    is_over = (pl.col("period_end") < published) & pl.col("period_text").is_not_null()
    own = pl.when(is_over & (pl.col("status") == "target")).then("head").str.extract(LAST_CLAUSE, 0)
    is_fact = own.str.contains("20[0-9]{2}年") & ~own.str.contains(patterns(*STRONG[:-1], "ahead"))
    return figures.with_columns(
        status=pl.when(is_fact.fill_null(value=False)).then(pl.lit("actual")).otherwise("status")
    )
