"""The figures that take what they count from others of their line: `…, 同比增长3%`, `分别增长3%和5%`."""

import polars as pl

from pipelines.extract.indicators.phrases import edged, last_phrase

LINE = ("page_id", "line_no")
JOINT = "^\\s?[、和与及]?\\s?(?:同比|环比)?(?:增长|下降|增加|减少|提高|上升|回落)?\\s?$"
LAST_JOINT = "^(.*)(?:以及|[和与及])([^、和与及]*)$"
PARTS = "[、和与及]"


def distributed(figures: pl.DataFrame) -> pl.DataFrame:
    """Give each figure behind 分别 the one thing that is its own: of the figures before it, or of the list before it.

    `博士12人、硕士30人, 分别增长3%和5%` has as many figures before 分别, `立案数、损失金额分别下降33%和41%` as many
    names, `对欧盟、日本分别出口2亿元、1亿元` one noun behind it for all.
    """
    runs = _runs(figures)
    if runs.is_empty():
        return figures
    told = runs.with_columns(common=_common(runs), listed=_listed(runs), earlier=_earlier(runs, figures))
    own = pl.coalesce("common", "listed", "earlier", "indicator")
    return figures.with_columns(indicator=figures["indicator"].scatter(told["row"], told.select(own).to_series()))


def _runs(figures: pl.DataFrame) -> pl.DataFrame:
    """Return the figures that stand behind one 分别, with row, run (the first one's row), place and size."""
    row = pl.int_range(pl.len())
    starts = pl.col("between").str.contains("分别|依次")
    goes_on = pl.col("follows") & pl.col("between").str.contains(JOINT)
    run = pl.when(starts).then(row).when(~goes_on).then(-1).forward_fill()
    members = figures.select(*LINE, "indicator", row=row, run=run, opening="between").filter(pl.col("run") >= 0)
    return members.with_columns(
        pl.col("opening").first().over("run"), place=pl.col("row") - pl.col("run"), size=pl.len().over("run")
    )


def _common(runs: pl.DataFrame) -> pl.Series:
    """Return the noun between 分别 and the first number, null where only a verb of change stands there."""
    noun = edged(last_phrase(runs["opening"].str.extract("(?:分别|依次)([^,;。]*)$", 1).fill_null("")))
    return noun.set(noun == "", None)


def _listed(runs: pl.DataFrame) -> pl.Series:
    """Return each figure's name in the list before 分别, null where the list has another length.

    Where the items are places (武进区、新北区社零额), what follows the last of them is the name of all.
    """
    names = runs["opening"].str.extract(r"([^,:;。]*?)(?:同比|环比|均)?(?:分别|依次)", 1)
    # 及 may stand inside an item (文化及相关产业), so the last joint alone is tried first.
    lists = [names.str.replace(LAST_JOINT, "${1}、${2}"), names.str.replace_all(PARTS, "、")]
    split = runs.select("place", "size", *(each.str.split("、").alias(str(n)) for n, each in enumerate(lists)))
    fits = [pl.when(pl.col(str(n)).list.len() == pl.col("size")).then(pl.col(str(n))) for n in range(len(lists))]
    items = split.with_columns(items=pl.when(pl.col("size") > 1).then(pl.coalesce(fits)))
    own, last = (
        edged(last_phrase(items.select(pl.col("items").list.get(place, null_on_oob=True)).to_series()))
        for place in (pl.col("place"), pl.lit(-1))
    )
    own = last.zip_with(own == "", own)
    return own.set(own == "", None)


def _earlier(runs: pl.DataFrame, figures: pl.DataFrame) -> pl.Series:
    """Return what the figure as many places before counts, null where that is not on the same line."""
    source = figures.select(*LINE, earlier="indicator")[(runs["row"] - runs["size"]).clip(0).to_list()]
    same = pl.all_horizontal(pl.col(name) == pl.col(f"{name}_then") for name in LINE)
    both = runs.hstack(source.rename({name: f"{name}_then" for name in LINE}))
    is_before = same & (pl.col("row") >= pl.col("size")) & (pl.col("size") > 1)
    return both.select(pl.when(is_before).then("earlier")).to_series()


def inherited(figures: pl.DataFrame) -> pl.DataFrame:
    """Give a figure that names nothing itself what the figure before it on its line counts."""
    return figures.with_columns(indicator=pl.col("indicator").forward_fill().over(*LINE))
