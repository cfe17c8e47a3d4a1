"""The period that governs each figure.

First the nearest expression before it that reaches it in its sentence, then the last one told in its paragraph, then
the page's topic: the period of the title or heading above it or, where the title has a number, that of the lead. A rule
of a policy (最高补贴50万元) has no period but one of its own sentence.
"""

import polars as pl

PLACE = ["page_id", "line_no"]
GIVEN = ["period_start", "period_end", "as_of", "period_text"]
SENTENCE_END = "[。!?;][”’』」)》]*$"
POLICY = "给予|奖励|补贴|补助|资助|罚款|贴息|申请|按.{0,12}标准|标准为|每人|每个|可享受|按.{1,12}执行"
PAID = "发放|兑付|下达|共|累计|投入"
SPOKEN = "^“[^”]{12}|^“[^”]*$"
NARROW, WIDE = ["number", "clause", "part"], ["sentence", "finished"]
TITLES = ["title", "heading"]


def with_periods(figures: pl.DataFrame, periods: pl.DataFrame) -> pl.DataFrame:
    """Add period_start, period_end, as_of and period_text (the words) of what governs each figure, else null."""
    chosen = _with_lead(_with_direct(_with_told(figures, periods))).select(
        tier=pl.when(pl.col("direct").is_not_null()).then(pl.lit('direct')).when(pl.col("is_rule")).then(pl.lit('rule')).when(_in_sentence("near")).then(pl.lit('ended')).when(pl.col("carried").is_not_null()).then(pl.lit('line')).when(pl.col("titled").is_not_null()).then(pl.lit('titled')).when(pl.col("lead").is_not_null()).then(pl.lit('lead')).otherwise(pl.lit('none')),
        got=pl.when(pl.col("direct").is_not_null())
        .then("direct")
        .when(~pl.col("is_rule") & ~_ended())
        .then(pl.coalesce("carried", pl.when(~pl.col("is_spoken") & (pl.col('status')=='actual') & ~_moved(pl.coalesce("titled", "lead"))).then(pl.coalesce("titled", "lead"))))
    )
    given = (pl.when(chosen["got"].struct.field("reach")!="finished").then(chosen["got"].struct.field(name)).alias(name) for name in GIVEN)
    return figures.with_columns(*given, chosen['tier'], pp=pl.lit(None), pk=pl.lit(None))


def _with_told(figures: pl.DataFrame, periods: pl.DataFrame) -> pl.DataFrame:
    """Return one row per figure with the last expressions of each reach told before it in its line or page."""
    marks = periods.filter(pl.col("reach") != "none").select(
        *PLACE,
        "reach",
        "role",
        "carries",
        at="char_end",
        told=pl.struct(*GIVEN[:-1], "reach", "precision", "scope_end", "sentence_end", "char_end", period_text="surface"),
    )
    rows = figures.select(*PLACE, "qualifier", "unit", "status", words="sentence", at="char_start", row=pl.int_range(pl.len()))
    reach = pl.col("reach")
    is_title = pl.col("role").is_in(TITLES) & reach.is_in([*WIDE, "weak"]) & (pl.col("told").struct.field("precision") != "day")
    return (
        pl.concat([marks, rows], how="diagonal")
        .sort(*PLACE, "at")
        .with_columns(page=pl.col("page_id").rle_id(), line=pl.struct(PLACE).rle_id())
        .with_columns(
            near=_last(reach.is_in(NARROW), "line"),
            wide=_last(reach.is_in(WIDE), "line"),
            weak=_last(reach == "weak", "line"),
            carried=_last(pl.col("carries"), "line"),
            titled=_last(is_title, "page"),
            passed=_last(pl.col("carries") & pl.col("told").struct.field("reach").is_not_null(), "page"),
            is_first=_last(reach.is_not_null(), "page").is_null(),
            is_rule=pl.col("words").str.contains(POLICY) & ~pl.col("words").str.contains(PAID),
            is_spoken=pl.col("words").str.contains(SPOKEN),
        )
        .filter(pl.col("row").is_not_null())
    )


def _last(which: pl.Expr, within: str) -> pl.Expr:
    """Return the last such expression up to each row in its line or page."""
    place = pl.when(which).then(within).forward_fill()
    return pl.when(place == pl.col(within)).then(pl.when(which).then("told").forward_fill())


def _in_scope(name: str) -> pl.Expr:
    return (pl.col(name).struct.field("scope_end") > pl.col("at")).fill_null(value=False)


def _in_sentence(name: str) -> pl.Expr:
    return (pl.col(name).struct.field("sentence_end") > pl.col("at")).fill_null(value=False)


def _place(name: str) -> pl.Expr:
    return pl.when(_in_scope(name)).then(pl.col(name).struct.field("char_end")).fill_null(-1)


def _ended() -> pl.Expr:
    """Tell a figure whose sentence dates another event (成立于2015年,现有300人)."""
    return _in_sentence("near") & (pl.col("near").struct.field("reach") == "clause")


def _with_direct(told: pl.DataFrame) -> pl.DataFrame:
    """Add direct: the expression in its own sentence that governs the figure."""
    top = (pl.col("qualifier") == "最高").fill_null(value=False) & (pl.col("unit") == "元")
    return told.with_columns(
        direct=pl.when(pl.col("is_rule") & top)
        .then(None)
        .when(_in_scope("near") & (_place("near") > _place("wide")))
        .then("near")
        .when(_in_scope("wide"))
        .then("wide")
        .when(_in_scope("weak") & ~pl.col("is_rule"))
        .then("weak")
    )


def _with_lead(direct: pl.DataFrame) -> pl.DataFrame:
    """Add lead: the period of a page's first dated figure, where its title has a number and no period of its own."""
    headed = pl.col("is_first") & ~pl.col("words").str.contains(SENTENCE_END)
    dated = pl.coalesce("direct", "wide")
    leads = direct.group_by("page").agg(lead=dated.drop_nulls().first(), is_headed=headed.first())
    lead = leads.filter("is_headed").select("page", "lead")
    return direct.join(lead, on="page", how="left", maintain_order="left").sort("row")


def _moved(topic: pl.Expr) -> pl.Expr:
    """Tell whether the story has since gone to another time than its topic's."""
    def at(told: pl.Expr, side: str) -> pl.Expr:
        return pl.coalesce(told.struct.field(f"period_{side}"), told.struct.field("as_of"))
    passed = pl.col("passed")
    return ((at(passed, "start") > at(topic, "end")) | (at(passed, "end") < at(topic, "start"))).fill_null(value=False)
