"""Whether a name stands for the place where it is written: everyday words, roads, ships and waters are told apart."""

import polars as pl

NUMERAL = "[一二三四五六七八九十]"
ROAD = rf"^[东西南北中]?{NUMERAL}?(?:路(?:[^径况线网演]|$)|街(?:[^道头]|$)|大街|大道|胡同|高速|大桥|隧道|立交)"
WATER = "^(?:[湖岛舰]|海峡|江(?:[^南北东西]|$))"
STATION = "^[东西南北]?站(?:[^在位]|$)"


def is_place() -> pl.Expr:
    """Tell a place from a word or a name of something else, by what stands around it and on its page."""
    need = pl.col("need")
    fits = (
        pl.when(need == "with_page")
        .then(pl.col("is_supported") | pl.col("is_behind_parent"))
        .when(need == "behind_parent")
        .then(pl.col("is_behind_parent"))
        .otherwise(pl.lit(value=True))
    )
    return fits & ~pl.col("right").str.contains(f"{ROAD}|{WATER}|{STATION}")
