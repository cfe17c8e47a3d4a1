"""The place a figure is about: the mark that governs it, else the heading above, else the article's region."""

import polars as pl

from pipelines.extract.subjects.marks import position

# 、, 和 between two figures of one list, with the word of change that the second may carry.
JOINT = r"^\s?(?:、|和|与|及|以及|,)\s?(?:增长|下降|上升|提高|降低|增加|减少)?$"
LONGEST_JOINT = 5
TALLY = "^[市县省区州盟旗地国镇乡村个]"
OPEN_LIST = "^等"


def figure_regions(figures: pl.DataFrame, marks: pl.DataFrame, story: pl.DataFrame) -> pl.DataFrame:
    """Add region_code and zone_name to figures, sorted by their place in the text."""
    placed = ~pl.col("kind").is_in(["organization", "firm"])
    listed = _with_lists(marks.filter(placed))
    joined = _joined(_with_groups(figures), listed)
    ruled = _heading_regions(_ruled(joined, listed), listed, story)
    in_line = (pl.col("mark_line") == pl.col("line_id")).fill_null(value=False)
    in_sentence = in_line & (pl.col("mark_start") >= pl.col("char_start") - pl.col("head").str.len_chars())
    has_firm = pl.col("organization_name").is_not_null()
    return ruled.with_columns(
        pl.when(in_line & (in_sentence | ~has_firm))
        .then(f"mark_{name}")
        .when(has_firm)
        .then(None)
        .when(pl.col("is_headed"))
        .then(f"heading_{name}")
        .otherwise(f"about_{name}")
        .alias(column)
        for name, column in (("region", "region_code"), ("zone", "zone_name"))
    )


def _with_lists(governors: pl.DataFrame) -> pl.DataFrame:
    """Tell of each governing mark where its list starts and how long it is: mark, list_start, list_size."""
    starts = (pl.col("chain") != pl.col("chain").shift(1)).fill_null(value=True)
    ends = starts.shift(-1, fill_value=True)
    row = pl.int_range(pl.len())
    first, last = pl.when(starts).then(row).forward_fill(), pl.when(ends).then(row).backward_fill()
    open_list = pl.when(ends).then(pl.col("right").str.contains(OPEN_LIST)).backward_fill()
    return governors.with_columns(
        at=position("char_start"), mark=row, list_start=first, list_size=last - first + 1, is_open=open_list
    )


def _with_groups(figures: pl.DataFrame) -> pl.DataFrame:
    """Tell of each figure its place in a list of figures (22%、17.5%) and how long that is: index, size."""
    gap = position("char_start") - position("char_end").shift(1)
    between = pl.col("head").str.tail(gap.clip(0, LONGEST_JOINT))
    goes_on = (gap.is_between(1, LONGEST_JOINT) & between.str.contains(JOINT)).fill_null(value=False)
    ends = (~goes_on).shift(-1, fill_value=True)
    row = pl.int_range(pl.len())
    first, last = pl.when(~goes_on).then(row).forward_fill(), pl.when(ends).then(row).backward_fill()
    return figures.with_columns(at=position("char_start"), index=row - first, size=last - first + 1)


def _joined(figures: pl.DataFrame, governors: pl.DataFrame) -> pl.DataFrame:
    """Add the mark before each figure; in a title that has none, the one behind."""
    marks = governors.select(
        "at", "mark", "list_start", "list_size", "is_open", mark_line="line_id", mark_end="char_end"
    )
    before = figures.join_asof(marks, on="at")
    alone = (pl.col("role") == "title") & (pl.col("mark_line") != pl.col("line_id")).fill_null(value=True)
    behind = before.filter(alone).drop(set(marks.columns) - {"at"}).join_asof(marks, on="at", strategy="forward")
    return pl.concat([before.filter(~alone), behind.select(before.columns)]).sort("at")


def _ruled(figures: pl.DataFrame, governors: pl.DataFrame) -> pl.DataFrame:
    """Settle which mark of a list rules: one to one with a list of figures; else the last of it."""
    paired = (pl.col("size") == pl.col("list_size")) & (pl.col("size") > 1)
    tally = pl.col("unit").str.contains(TALLY) & (pl.col("char_start") - pl.col("mark_end")).is_between(0, 2)
    unruled = (pl.col("list_size") > 1) & (tally | pl.col("is_open"))
    chosen = (
        pl.when(paired).then(pl.col("list_start") + pl.col("index")).when(~unruled.fill_null(value=False)).then("mark")
    )
    told = governors.select(
        chosen=pl.col("mark"),
        mark_line="line_id",
        mark_start="char_start",
        mark_region="region_code",
        mark_zone="zone_name",
    )
    return (
        figures.with_columns(chosen=chosen).drop("mark_line").join(told, on="chosen", how="left", maintain_order="left")
    )


def _heading_regions(figures: pl.DataFrame, governors: pl.DataFrame, story: pl.DataFrame) -> pl.DataFrame:
    """Add heading_region and heading_zone: the place that the heading above names."""
    first = governors.unique("line_id", keep="first", maintain_order=True)
    headings = story.filter(role="heading").join(first, on="line_id", how="left", maintain_order="left")
    told = headings.select(
        "line_id", "page_id", heading_region="region_code", heading_zone="zone_name", heading_mark="mark"
    )
    near = figures.join_asof(told.rename({"page_id": "heading_page"}), on="line_id")
    headed = (pl.col("heading_page") == pl.col("page_id")) & pl.col("heading_mark").is_not_null()
    return near.with_columns(is_headed=headed.fill_null(value=False))
