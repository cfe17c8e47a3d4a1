"""The period that governs each figure.

First the nearest expression before it that reaches it in its sentence, then the last one told in its paragraph, then
the page's topic: the period of the title or heading above it or, where the title has a number, that of the lead. A rule
of a policy (最高补贴50万元) has no period of its own.
"""

import polars as pl

PLACE = ["page_id", "line_no"]
GIVEN = ["period_start", "period_end", "as_of", "period_text"]
SENTENCE_END = "[。!?;][”’』」)》]*$"
POLICY = "给予|奖励|补贴|补助|资助|罚款|贴息|申请|标准|每人|每个|可享受|按.{1,12}执行"
PAID = "发放|兑付|下达|拨付|共|累计|投入"
NARROW = ["number", "clause", "part"]
TITLES = ["title", "heading"]


def with_periods(figures: pl.DataFrame, periods: pl.DataFrame) -> pl.DataFrame:
    """Add period_start, period_end, as_of and period_text (the words) of what governs each figure, else null."""
    told = _with_told(figures, periods)
    direct = told.with_columns(
        direct=pl.when(_in_scope("near") & (_place("near") > _place("sentence")))
        .then("near")
        .when(_in_scope("sentence"))
        .then("sentence")
        .when(_in_scope("weak"))
        .then("weak")
    )
    chosen = _with_topic(direct).select(
        tier=pl.when(pl.col("direct").is_not_null()).then(pl.lit('direct')).when(pl.col("is_rule")).then(pl.lit('rule')).when(pl.col("sentence").is_not_null()).then(pl.lit('line')).when(pl.col("titled").is_not_null()).then(pl.lit('titled')).when(pl.col("lead").is_not_null()).then(pl.lit('lead')).otherwise(pl.lit('none')),
        got=pl.when(pl.col("direct").is_not_null())
        .then("direct")
        .when(~pl.col("is_rule"))
        .then(pl.coalesce("sentence", "titled", "lead"))
    )
    return figures.with_columns(*(chosen["got"].struct.field(name).alias(name) for name in GIVEN), chosen['tier'], pp=pl.lit(None), pk=pl.lit(None))


def _with_told(figures: pl.DataFrame, periods: pl.DataFrame) -> pl.DataFrame:
    """Return one row per figure, in its order, with the last expressions of each reach told before it in its line."""
    marks = periods.filter(pl.col("reach") != "none").select(
        *PLACE,
        "reach",
        "role",
        at="char_end",
        told=pl.struct(*GIVEN[:-1], "scope_end", "char_end", "kind", period_text="surface"),
    )
    rows = figures.select(*PLACE, "sentence", at="char_start", row=pl.int_range(pl.len())).rename({"sentence": "words"})
    reach = pl.col("reach")
    return (
        pl.concat([marks, rows], how="diagonal")
        .sort(*PLACE, "at")
        .with_columns(page=pl.col("page_id").rle_id(), line=pl.struct(PLACE).rle_id())
        .with_columns(
            near=_last(reach.is_in(NARROW), "line"),
            sentence=_last(reach == "sentence", "line"),
            weak=_last(reach == "weak", "line"),
            titled=_last((reach == "sentence") & pl.col("role").is_in(TITLES), "page"),
            is_rule=pl.col("words").str.contains(POLICY) & ~pl.col("words").str.contains(PAID),
            is_above=pl.col("told").is_null() & _last(reach.is_not_null(), "page").is_null(),
        )
        .filter(pl.col("row").is_not_null())
    )


def _last(which: pl.Expr, within: str) -> pl.Expr:
    """Return the last such expression up to each row in its line or page."""
    place = pl.when(which).then(within).forward_fill()
    return pl.when(place == pl.col(within)).then(pl.when(which).then("told").forward_fill())


def _in_scope(name: str) -> pl.Expr:
    return (pl.col(name).struct.field("scope_end") > pl.col("at")).fill_null(value=False)


def _place(name: str) -> pl.Expr:
    return pl.when(_in_scope(name)).then(pl.col(name).struct.field("char_end")).fill_null(-1)


def _with_topic(direct: pl.DataFrame) -> pl.DataFrame:
    """Add lead: the period of a page's first dated figure, where its title has a number and no period of its own."""
    headed = pl.col("is_above") & ~pl.col("words").str.contains(SENTENCE_END)
    dated = pl.coalesce("direct", "sentence")
    leads = direct.group_by("page").agg(lead=dated.drop_nulls().first(), is_headed=headed.first())
    lead = leads.filter("is_headed").select("page", "lead")
    return direct.join(lead, on="page", how="left", maintain_order="left").sort("row")
