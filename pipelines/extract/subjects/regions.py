"""The place a figure is about: the mark that governs it, else the heading above, else the article's region."""

import polars as pl

from pipelines.extract.lists import is_paired, partner, with_lists
from pipelines.extract.subjects.headings import with_heading_regions

OWN = ("organization", "firm")
# 3市 behind a list counts the list.
TALLY = "^个?[市县省区州盟旗地国镇乡村]"
OPEN_LIST = "^等"
OF_THESE = r",\s?其中"
PAIR = 2
# What one household has is about no place that its sentence does not name.
HOUSEHOLD = "[她他我]家|家里|全家|自家"


def with_regions(figures: pl.DataFrame, marks: pl.DataFrame, story: pl.DataFrame) -> pl.DataFrame:
    """Add region_code and zone_name to figures that know their organisation; all are sorted by place."""
    governors = with_lists(marks.filter(~pl.col("kind").is_in(OWN)))
    ruled = with_heading_regions(_ruled(_joined(figures, governors), governors), governors, story)
    of_firm = pl.col("organization_name").is_not_null()
    at_home = pl.col("head").str.contains(HOUSEHOLD)
    return ruled.with_columns(
        pl.when(_rules() & (_in_sentence() | ~(of_firm | at_home)))
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
    )


def _joined(figures: pl.DataFrame, governors: pl.DataFrame) -> pl.DataFrame:
    """Add the mark before each figure; in a title that has none, the one behind."""
    marks = governors.select(
        "at", "mark", "list_start", "list_size", mark_line="line_id", mark_end="char_end", mark_right="right"
    )
    before = figures.join_asof(marks, on="at")
    alone = (pl.col("role") == "title") & (pl.col("mark_line") != pl.col("line_id")).fill_null(value=True)
    behind = before.filter(alone).drop(set(marks.columns) - {"at"}).join_asof(marks, on="at", strategy="forward")
    return pl.concat([before.filter(~alone), behind.select(before.columns)]).sort("at")


def _ruled(figures: pl.DataFrame, governors: pl.DataFrame) -> pl.DataFrame:
    """Settle which mark of a list rules: one to one with a list of figures, else the last; none of an open list."""
    counted = (pl.col("unit") + pl.col("tail").str.head(1)).str.contains(TALLY)
    tally = counted & (pl.col("char_start") - pl.col("mark_end")).is_between(0, 1)
    listed = (pl.col("list_size") > 1) & (tally | pl.col("mark_right").str.contains(OPEN_LIST))
    chosen = pl.when(is_paired()).then(partner()).when(~listed.fill_null(value=False)).then("mark")
    told = governors.select(
        chosen="mark",
        mark_line="line_id",
        mark_start="char_start",
        mark_region="region_code",
        mark_zone="zone_name",
    )
    placed = figures.with_columns(chosen=chosen).drop("mark", "mark_line")
    return placed.join(told, on="chosen", how="left", maintain_order="left")


def _rules() -> pl.Expr:
    """Tell whether the mark rules the figure: one place its paragraph, two its sentence, a longer list its clause."""
    in_line = (pl.col("mark_line") == pl.col("line_id")).fill_null(value=False)
    longer = pl.when(pl.col("list_size") == PAIR).then(_in_sentence()).otherwise(_in_clause())
    return in_line & ((pl.col("list_size") == 1) | longer)


def _in_sentence() -> pl.Expr:
    return pl.col("mark_start") >= pl.col("char_start") - pl.col("head").str.len_chars()


def _in_clause() -> pl.Expr:
    """Tell whether no comma parts a figure from the mark, unless 其中 follows it."""
    between = (pl.col("char_start") - pl.col("mark_start")).clip(lower_bound=0)
    clause = pl.when(pl.col("list_size") > PAIR).then(pl.col("head")).str.tail(between).str.replace_all(OF_THESE, "")
    return _in_sentence() & ~clause.str.contains("[,;]")
