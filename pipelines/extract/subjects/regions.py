"""The place a figure is about: the mark that governs it, else the heading above, else the article's region."""

import polars as pl

from pipelines.extract.lists import is_paired, partner, with_lists
from pipelines.extract.subjects.about import SHARED
from pipelines.extract.subjects.headings import with_heading_regions

OWN = ("organization", "firm")
# What a ministry tells of is the country's, as what 全国 stands before is.
NATIONWIDE = ("country", "central")
# 3市 behind a list counts the list, as a figure or ahead of one; 合计 sums it up.
TALLY = "^个?[市县区省州盟旗地国镇乡村]"
COUNTED = r"^\s?[两二三四五六七八九十\d]+个?[市县区省州盟旗地国镇乡村]"
TOGETHER = "合计|总共|一共|共计|共同|联合|合力|共(?:[^建享治有商识用]|$)"
EACH = "均|都|各|分别|每|相继|先后|其中"
OPEN_LIST = "^等"
OF_THESE = r",\s?其中"
PAIR = 2
# What one household has is about no place that its sentence does not name.
HOUSEHOLD = "[她他我]家|家里|全家|自家"


def with_regions(figures: pl.DataFrame, marks: pl.DataFrame, story: pl.DataFrame) -> pl.DataFrame:
    """Add region_code, zone_name and is_nationwide to figures that know their organisation; all are sorted by place."""
    governors = _with_shared(with_lists(marks.filter(~pl.col("kind").is_in(OWN))))
    ruled = with_heading_regions(_ruled(_joined(figures, governors), governors), governors, story)
    of_firm = pl.col("organization_name").is_not_null()
    at_home = pl.col("head").str.contains(HOUSEHOLD)
    by_mark = _rules() & (_in_sentence() | ~(of_firm | at_home))
    return ruled.with_columns(
        pl.when(by_mark)
        .then(f"mark_{part}")
        .when(of_firm)
        .then(f"firm_{part}")
        .when(at_home)
        .then(None)
        .when("is_headed")
        .then(f"heading_{part}")
        .otherwise(f"about_{part}")
        .alias(column)
        for part, column in (("region", "region_code"), ("zone", "zone_name"))
    ).with_columns(is_nationwide=(by_mark & pl.col("mark_kind").is_in(NATIONWIDE)).fill_null(value=False))


def _joined(figures: pl.DataFrame, governors: pl.DataFrame) -> pl.DataFrame:
    """Add the mark before each figure; in a title that has none, the one behind."""
    columns = ["at", "mark", "list_start", "list_size", "shared"]
    marks = governors.select(*columns, mark_line="line_id", mark_end="char_end", mark_right="right")
    before = figures.join_asof(marks, on="at")
    alone = (pl.col("role") == "title") & (pl.col("mark_line") != pl.col("line_id")).fill_null(value=True)
    behind = before.filter(alone).drop(set(marks.columns) - {"at"}).join_asof(marks, on="at", strategy="forward")
    return pl.concat([before.filter(~alone), behind.select(before.columns)]).sort("at")


def _ruled(figures: pl.DataFrame, governors: pl.DataFrame) -> pl.DataFrame:
    """Settle which mark of a list rules: one to one with a list of figures, else the last; none of an open list.

    A figure of all of them together is about the region that holds them.
    """
    several = (pl.col("list_size") > 1) & ~is_paired()
    is_open = several & pl.col("mark_right").str.contains(OPEN_LIST)
    chosen = pl.when(is_paired()).then(partner()).when(~is_open.fill_null(value=False)).then("mark")
    told = governors.select(
        chosen="mark",
        mark_line="line_id",
        mark_start="char_start",
        mark_kind="kind",
        mark_region="region_code",
        mark_zone="zone_name",
    )
    placed = figures.with_columns(chosen=chosen, is_joint=several & _is_joint()).drop("mark", "mark_line")
    known = placed.join(told, on="chosen", how="left", maintain_order="left")
    return known.with_columns(
        mark_region=pl.when("is_joint").then("shared").otherwise("mark_region"),
        mark_zone=pl.when(~pl.col("is_joint")).then("mark_zone"),
    )


def _is_joint() -> pl.Expr:
    """Tell a figure that counts the places of a list, or is of all of them together."""
    gap = (pl.col("char_start") - pl.col("mark_end")).clip(lower_bound=0)
    tally = (gap <= 1) & (pl.col("unit") + pl.col("tail").str.head(1)).str.contains(TALLY)
    between = pl.when(pl.col("list_size") > 1).then(pl.col("head")).str.tail(gap)
    summed = between.str.contains(TOGETHER) | pl.col("mark_right").str.contains(COUNTED)
    return (tally | (summed & ~between.str.contains(EACH))).fill_null(value=False)


def _with_shared(governors: pl.DataFrame) -> pl.DataFrame:
    """Add shared, the region that holds the first and the last of a list."""
    code = governors["region_code"]
    first = code.gather(governors["list_start"])
    last = code.gather(governors["list_start"] + governors["list_size"] - 1)
    shared = [
        pl.when(first.str.head(length) == last.str.head(length)).then(first.str.head(length).str.pad_end(6, "0"))
        for length in SHARED
    ]
    return governors.with_columns(shared=pl.coalesce(shared))


def _rules() -> pl.Expr:
    """Tell whether the mark rules the figure: one place its paragraph, two its sentence, a longer list its clause.

    A ministry, which is in no place of the page, rules its sentence.
    """
    in_line = (pl.col("mark_line") == pl.col("line_id")).fill_null(value=False)
    in_line &= (pl.col("mark_kind") != "central").fill_null(value=True) | _in_sentence()
    longer = pl.when(pl.col("list_size") == PAIR).then(_in_sentence()).otherwise(_in_clause())
    return in_line & ((pl.col("list_size") == 1) | longer)


def _in_sentence() -> pl.Expr:
    return pl.col("mark_start") >= pl.col("char_start") - pl.col("head").str.len_chars()


def _in_clause() -> pl.Expr:
    """Tell whether no comma parts a figure from the mark, unless 其中 follows it."""
    between = (pl.col("char_start") - pl.col("mark_start")).clip(lower_bound=0)
    clause = pl.when(pl.col("list_size") > PAIR).then(pl.col("head")).str.tail(between).str.replace_all(OF_THESE, "")
    return _in_sentence() & ~clause.str.contains("[,;]")
