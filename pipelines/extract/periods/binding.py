"""The period that governs each figure: that of its sentence, else its paragraph's, else the topic's of the page.

In the sentence it is the nearest expression before the figure that reaches it, in the paragraph the last one told. The
topic is read elsewhere (`topic`). A rule of a policy (最高补贴50万元) has no period but one of its own sentence.
"""

import polars as pl

from pipelines import reference
from pipelines.extract.lists import is_paired, partner, with_groups, with_lists
from pipelines.extract.periods.topic import with_topic

PLACE = ["page_id", "line_no"]
GIVEN = ["period_start", "period_end", "as_of", "period_text"]
NARROW, WIDE = ["number", "from", "clause", "part"], ["sentence", "finished"]
TITLES = ["title", "heading"]


def with_periods(figures: pl.DataFrame, periods: pl.DataFrame) -> pl.DataFrame:
    """Add period_start, period_end, as_of and period_text (the words) of what governs each figure, else null."""
    chained = periods.filter(pl.col("reach") != "none").with_columns(chain=(~pl.col("is_chained")).cum_sum())
    marks = with_lists(chained)
    governed = with_topic(_with_partner(_with_direct(_with_told(figures, marks), marks), marks), marks).select(
        mark=pl.when(pl.col("direct").is_not_null())
        .then("direct")
        .when(~pl.col("is_rule") & ~pl.col("is_aside"))
        .then(pl.coalesce("carried", "topic"))
    )
    told = marks.filter(pl.col("reach") != "finished").select("mark", *GIVEN[:-1], period_text="surface")
    given = governed.join(told, on="mark", how="left", maintain_order="left").select(GIVEN)
    return pl.concat([figures, given], how="horizontal")


def _with_told(figures: pl.DataFrame, marks: pl.DataFrame) -> pl.DataFrame:
    """Return one row per figure, with the last expressions (their `mark`) of each reach before it in line or page."""
    asked = ["qualifier", "unit", "status", "head", "char_start", "char_end"]
    rows = figures.select(*PLACE, *asked, words="sentence", at="char_start", row=pl.int_range(pl.len()))
    known = (
        pl.coalesce("period_start", "as_of").is_not_null()
        & (pl.col("precision") != "day")
        & (pl.col("kind") != "named")
    )
    told = marks.select(
        *PLACE, "mark", "reach", "role", "carries", "is_scene", "sentence_end", is_known=known, at="char_end"
    )
    reach = pl.col("reach")
    is_title = pl.col("role").is_in(TITLES) & reach.is_in([*WIDE, "weak"]) & pl.col("is_known")
    dates_figure = pl.col("row").shift(-1).is_not_null() & (pl.col("at").shift(-1) < pl.col("sentence_end"))
    goes_on = pl.col("carries") & (~pl.col("is_scene") | (dates_figure & (pl.col("line") == pl.col("line").shift(-1))))
    return (
        pl.concat([told, rows], how="diagonal")
        .with_columns(pl.col("page_id").cast(pl.Categorical).to_physical().alias("page"))
        .sort("page", "line_no", "at", maintain_order=True)
        .with_columns(line=pl.struct("page", "line_no").rle_id())
        .with_columns(
            near=_last(reach.is_in(NARROW), "line"),
            wide=_last(reach.is_in(WIDE), "line"),
            weak=_last(reach == "weak", "line"),
            carried=_last(goes_on, "line"),
            passed=_last(goes_on, "page"),
            titled=_last(is_title, "page"),
            is_first=_last(reach.is_not_null(), "page").is_null(),
        )
        .filter(pl.col("row").is_not_null())
        .rename({"line": "line_id"})
        .pipe(with_groups)
        .sort("row")
    )


def _with_partner(told: pl.DataFrame, marks: pl.DataFrame) -> pl.DataFrame:
    """Give each of a list of figures its own of as many times told before it (2022年、2023年分别引进3人、5人)."""
    direct = told["direct"]
    lists = marks.select("list_start", "list_size")
    last = lists["list_start"] + lists["list_size"] - 1
    return told.with_columns(
        list_start=lists["list_start"].gather(direct),
        list_size=pl.when(last.gather(direct) == direct).then(lists["list_size"].gather(direct)),
    ).with_columns(direct=pl.when(is_paired()).then(partner()).otherwise("direct"))


def _last(which: pl.Expr, within: str) -> pl.Expr:
    """Return the last such expression up to each row in its line or page."""
    place = pl.when(which).then(within).forward_fill()
    return pl.when(place == pl.col(within)).then(pl.when(which).then("mark").forward_fill())


def _with_direct(told: pl.DataFrame, marks: pl.DataFrame) -> pl.DataFrame:
    """Add direct, the expression in its own sentence that governs the figure, is_rule and is_aside."""
    near, wide, weak = (_reaching(told[name], told["at"], marks) for name in ("near", "wide", "weak"))
    rule, paid = (reference.words("period_rules", "word", sense=sense) for sense in ("rule", "paid"))
    is_rule = pl.col("words").str.contains_any(rule) & ~pl.col("words").str.contains_any(paid)
    is_highest = (pl.col("qualifier") == "最高").fill_null(value=False) & (pl.col("unit") == "元")
    return told.with_columns(
        near_at=near, wide_at=wide, weak_at=weak, is_rule=is_rule, is_aside=_is_aside(marks)
    ).with_columns(
        direct=pl.when(pl.col("is_rule") & is_highest)
        .then(None)
        .when(pl.col("near_at") > pl.col("wide_at"))
        .then("near")
        .when(pl.col("wide_at") >= 0)
        .then("wide")
        .when((pl.col("weak_at") >= 0) & ~pl.col("is_rule"))
        .then("weak")
    )


def _reaching(mark: pl.Series, at: pl.Series, marks: pl.DataFrame) -> pl.Series:
    """Return where an expression stands that reaches the figure; -1 where none does."""
    places = marks.select("char_end", "scope_end")
    return (
        places["char_end"]
        .gather(mark)
        .zip_with(
            (places["scope_end"].gather(mark) > at).fill_null(value=False),
            pl.repeat(-1, len(at), dtype=pl.Int32, eager=True),
        )
    )


def _is_aside(marks: pl.DataFrame) -> pl.Expr:
    """Tell a figure whose sentence dates another event only (成立于2015年,现有300人)."""
    near = pl.col("near")
    in_sentence = pl.lit(marks["sentence_end"]).gather(near) > pl.col("at")
    return (in_sentence & (pl.lit(marks["reach"]).gather(near) == "clause")).fill_null(value=False)
