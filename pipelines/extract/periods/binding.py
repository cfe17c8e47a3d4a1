"""The period that governs each figure: that of its sentence, else its paragraph's, else the topic's of the page.

In the sentence it is the nearest expression before the figure that reaches it. In the paragraph it is the last one told.
The topic is told elsewhere (`topic`). A rule of a policy (最高补贴50万元) has no period but one of its own sentence.
"""

import polars as pl

from pipelines.extract.periods.topic import with_topic

PLACE = ["page_id", "line_no"]
GIVEN = ["period_start", "period_end", "as_of", "period_text"]
POLICY = "给予|奖励|补贴|补助|资助|罚款|贴息|申请|按.{0,12}标准|标准为|每人|每个|可享受|按.{1,12}执行"
PAID = "发放|兑付|下达|共|累计|投入"
NARROW, WIDE = ["number", "clause", "part"], ["sentence", "finished"]
TITLES = ["title", "heading"]


def with_periods(figures: pl.DataFrame, periods: pl.DataFrame) -> pl.DataFrame:
    """Add period_start, period_end, as_of and period_text (the words) of what governs each figure, else null."""
    governed = with_topic(_with_direct(_with_told(figures, periods))).select(
        told=pl.when(pl.col("direct").is_not_null())
        .then("direct")
        .when(~pl.col("is_rule") & ~_is_aside())
        .then(pl.coalesce("carried", "topic"))
    )["told"]
    is_known = governed.struct.field("reach") != "finished"
    given = governed.to_frame().select(pl.when(is_known).then(pl.col("told").struct.field(name)) for name in GIVEN)
    return pl.concat([figures, given], how="horizontal")


def _with_told(figures: pl.DataFrame, periods: pl.DataFrame) -> pl.DataFrame:
    """Return one row per figure, with the last expressions of each reach told before it in its line or page."""
    told = pl.struct(*GIVEN[:-1], "reach", "scope_end", "sentence_end", "char_end", "is_open", period_text="surface")
    marks = periods.filter(pl.col("reach") != "none").select(
        *PLACE, "reach", "role", "carries", "precision", at="char_end", told=told
    )
    asked = ["qualifier", "unit", "status"]
    rows = figures.select(*PLACE, *asked, words="sentence", at="char_start", row=pl.int_range(pl.len()))
    reach = pl.col("reach")
    is_title = pl.col("role").is_in(TITLES) & reach.is_in([*WIDE, "weak"]) & (pl.col("precision") != "day")
    return (
        pl.concat([marks, rows], how="diagonal")
        .sort(*PLACE, "at")
        .with_columns(page=pl.col("page_id").rle_id(), line=pl.struct(PLACE).rle_id())
        .with_columns(
            near=_last(reach.is_in(NARROW), "line"),
            wide=_last(reach.is_in(WIDE), "line"),
            weak=_last(reach == "weak", "line"),
            carried=_last(pl.col("carries"), "line"),
            passed=_last(pl.col("carries"), "page"),
            titled=_last(is_title, "page"),
            is_first=_last(reach.is_not_null(), "page").is_null(),
            is_rule=pl.col("words").str.contains(POLICY) & ~pl.col("words").str.contains(PAID),
        )
        .filter(pl.col("row").is_not_null())
        .sort("row")
    )


def _last(which: pl.Expr, within: str) -> pl.Expr:
    """Return the last such expression up to each row in its line or page."""
    place = pl.when(which).then(within).forward_fill()
    return pl.when(place == pl.col(within)).then(pl.when(which).then("told").forward_fill())


def _with_direct(told: pl.DataFrame) -> pl.DataFrame:
    """Add direct: the expression in its own sentence that governs the figure."""
    is_highest = (pl.col("qualifier") == "最高").fill_null(value=False) & (pl.col("unit") == "元")
    return told.with_columns(
        direct=pl.when(pl.col("is_rule") & is_highest)
        .then(None)
        .when(_place("near") > _place("wide"))
        .then("near")
        .when(_place("wide") >= 0)
        .then("wide")
        .when((_place("weak") >= 0) & ~pl.col("is_rule"))
        .then("weak")
    )


def _place(name: str) -> pl.Expr:
    """Return where an expression stands that reaches the figure; -1 where it does not."""
    reaches = pl.col(name).struct.field("scope_end") > pl.col("at")
    return pl.when(reaches).then(pl.col(name).struct.field("char_end")).fill_null(-1)


def _is_aside() -> pl.Expr:
    """Tell a figure whose sentence dates another event only (成立于2015年,现有300人)."""
    near = pl.col("near").struct
    in_sentence = near.field("sentence_end") > pl.col("at")
    return (in_sentence & (near.field("reach") == "clause")).fill_null(value=False)
