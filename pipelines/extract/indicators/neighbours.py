"""The figures that take what they count from others of their line: `…, 同比增长3%`, `分别增长3%和5%`."""

import polars as pl

from pipelines.extract.indicators.phrases import edged, last_phrase

LINE = ("page_id", "line_no")
JOINT = "^\\s?[、和与及]?\\s?(?:同比|环比)?(?:增长|下降|增加|减少|提高|上升|回落)?\\s?$"
PARTS = "[、和与及]"


def distributed(figures: pl.DataFrame) -> pl.DataFrame:
    """Give each figure behind 分别 the one thing that is its own: of the figures before it, or of the list before it.

    `博士12人、硕士30人, 分别增长3%和5%`: as many figures stand before 分别. `立案数、损失金额分别下降33%和41%`: as many names do.
    """
    starts = pl.col("between").str.contains("分别|依次")
    goes_on = pl.col("follows") & pl.col("between").str.contains(JOINT)
    runs = figures.with_columns(
        row=pl.int_range(pl.len()),
        run=pl.when(starts).then(pl.int_range(pl.len())).when(~goes_on).then(-1).forward_fill(),
    ).with_columns(place=pl.col("row") - pl.col("run"), size=pl.len().over("run"))
    earlier = pl.col("indicator").gather((pl.col("row") - pl.col("size")).clip(0))
    same_line = pl.all_horizontal(
        pl.col(name).gather((pl.col("row") - pl.col("size")).clip(0)) == pl.col(name) for name in LINE
    ) & (pl.col("row") >= pl.col("size"))
    names = pl.col("between").str.extract(r"([^,:;。]*?)(?:同比|环比|均)?(?:分别|依次)", 1)
    listed = names.gather(pl.col("run").clip(0)).str.replace_all(PARTS, "、").str.split("、")
    is_list = (listed.list.len() == pl.col("size")) & (pl.col("size") > 1)
    in_run = pl.col("run") >= 0
    shared = edged(last_phrase(pl.col("between").str.extract("(?:分别|依次)([^,;。]*)$", 1).fill_null("")))
    common = shared.gather(pl.col("run").clip(0))
    own = (
        pl.when(in_run & (common != ""))
        .then(common)
        .when(in_run & is_list)
        .then(edged(listed.list.get(pl.col("place"), null_on_oob=True)))
        .when(in_run & same_line & (pl.col("size") > 1))
        .then(earlier)
        .otherwise("indicator")
    )
    return runs.with_columns(indicator=own).drop("row", "run", "place", "size")


def inherited(figures: pl.DataFrame) -> pl.DataFrame:
    """Give a figure that names nothing itself what the figure before it on its line counts."""
    return figures.with_columns(indicator=pl.col("indicator").forward_fill().over(*LINE))
