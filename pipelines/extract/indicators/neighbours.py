"""The figures that take what they count from others of their line: `…, 同比增长3%`, `分别增长3%和5%`."""

import polars as pl

JOINT = "^\\s?[、和与及]?\\s?(?:同比|环比)?(?:增长|下降|增加|减少|提高|上升|回落)?\\s?$"
LAST_JOINT = "^(.*)(?:以及|[和与及])([^、和与及]*)$"
PARTS = "[、和与及]"


def runs(figures: pl.DataFrame) -> pl.DataFrame:
    """Return the figures that stand behind one 分别, with row, run (the first one's row), place and size.

    What may be the one thing that is its own: `noun`, between 分别 and the first number, `item` of a list before it,
    of which `closing` is the last; null where there is none. `博士12人、硕士30人, 分别增长3%和5%` has as many figures
    before 分别, `立案数、损失金额分别下降33%和41%` as many names, `对欧盟、日本分别出口2亿元、1亿元` one noun for all.
    """
    row = pl.int_range(pl.len())
    starts = pl.col("between").str.contains("分别|依次")
    goes_on = pl.col("follows") & pl.col("between").str.contains(JOINT)
    run = pl.when(starts).then(row).when(~goes_on).then(-1).forward_fill()
    members = figures.select("line", row=row, run=run, opening="between").filter(pl.col("run") >= 0)
    items = pl.col("items")
    return (
        members.with_columns(
            pl.col("opening").first().over("run"), place=pl.col("row") - pl.col("run"), size=pl.len().over("run")
        )
        .with_columns(noun=pl.col("opening").str.extract("(?:分别|依次)([^,;。]*)$", 1), items=_items())
        .with_columns(item=items.list.get(pl.col("place"), null_on_oob=True), closing=items.list.last())
        .select("row", "line", "size", "noun", "item", "closing")
    )


def _items() -> pl.Expr:
    """Return the list of names before 分别, null where its length is another."""
    names = pl.col("opening").str.extract(r"([^,:;。]*?)(?:同比|环比|均)?(?:分别|依次)", 1)
    # 及 may stand inside an item (文化及相关产业), so the last joint alone is tried first.
    parted = (names.str.replace(LAST_JOINT, "${1}、${2}"), names.str.replace_all(PARTS, "、"))
    lists = [each.str.split("、") for each in parted]
    fits = [pl.when(each.list.len() == pl.col("size")).then(each) for each in lists]
    return pl.when(pl.col("size") > 1).then(pl.coalesce(fits))


def distributed(figures: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """Give each figure of a run (`told`: row, size, and the phrases noun, item, closing) what is its own.

    Where the items are places (武进区、新北区社零额), what follows the last of them is the name of all.
    """
    rows, source = told["row"], (told["row"] - told["size"]).clip(0)
    counted, lines = figures["indicator"], figures["line"]
    phrases = [pl.when(pl.col(name) != "").then(name) for name in ("noun", "item", "closing")]
    is_earlier = (pl.col("line") == pl.col("line_then")) & (pl.col("row") >= pl.col("size")) & (pl.col("size") > 1)
    known = told.with_columns(counted=counted.gather(rows), then=counted.gather(source), line_then=lines.gather(source))
    own = known.select(pl.coalesce(*phrases, pl.when(is_earlier).then("then"), "counted")).to_series()
    return figures.with_columns(indicator=counted.scatter(rows, own))


def inherited(figures: pl.DataFrame) -> pl.DataFrame:
    """Give a figure that names nothing itself what the figure before it on its line counts."""
    is_first = pl.col("line") != pl.col("line").shift(fill_value=0)
    told = pl.when(is_first).then(pl.col("indicator").fill_null("")).otherwise("indicator").forward_fill()
    return figures.with_columns(indicator=pl.when(told != "").then(told))
