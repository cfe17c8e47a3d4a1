"""Names in quotation marks with the word that says what they name, inside the marks or directly behind them."""

from functools import cache

import polars as pl

from pipelines.extract.programmes import grammar
from pipelines.pages.vocabulary import alternation, any_of
from pipelines.reference import words

INNER = r"[^“”‘’《》,。;:!?、\s]{2,20}"
# Measures known by their number: 惠企十条.
NUMBERED_RULES = "[一二三四五六七八九十百0-9]条"
# Heads that, directly behind the marks, belong to the name: “断卡”行动.
JOINED = "^(?:计划|工程|行动|活动)$"
# 十大行动 counts plans and names none, nor does 政策+人才+平台.
COUNTED = r"^[一二三四五六七八九十两0-9]+[大项点条个]|\+.*\+"
SPOKEN = "[了我你他她们吗呢吧啊]"


@cache
def _heads(**which: str) -> list[str]:
    kinds = ("marks", "text", "place")
    return [word for kind in kinds for word in words("programme_heads", "head", place=kind, **which)]


@cache
def _marked() -> str:
    """Return the pattern behind an opening mark: the name, and the head that may follow the closing one."""
    longer = alternation([word for word in _heads() if len(word) > 1])
    return f"^(?P<inner>{INNER})[”’](?P<behind>{any_of('programme_joints', 'word')}{{0,3}}{longer})?"


@cache
def _head_inside() -> str:
    """Return the pattern of a name that ends with its head: 英才计划, 青岛英才卡."""
    short, long = (alternation([word for word in _heads() if (len(word) > 1) is is_long]) for is_long in (False, True))
    return f"(?:..{short}|.{long}|.{NUMBERED_RULES})$"


def quoted(found: pl.DataFrame) -> pl.DataFrame:
    """Return one row per name: page_id, line_no, char_start, surface, programme_name and head (what tells its type)."""
    marks = found.filter(pl.col("cue").is_in(grammar.QUOTES)).with_columns(
        got=pl.col("right").str.extract_groups(_marked())
    )
    inner, behind = pl.col("inner"), pl.col("behind")
    has_head = inner.str.contains(_head_inside())
    is_name = (
        inner.is_not_null()
        & (has_head | behind.is_not_null())
        & ~inner.is_in(grammar.not_names())
        & ~inner.str.contains(f"{SPOKEN}|{COUNTED}")
    )
    joined = ~has_head & behind.str.contains(JOINED).fill_null(value=False)
    return (
        marks.unnest("got")
        .filter(is_name)
        .select(
            "page_id",
            "line_no",
            char_start=pl.col("char_start") + 1,
            surface="inner",
            programme_name=pl.when(joined).then(inner + behind).otherwise(inner),
            head=pl.when(has_head).then(inner).otherwise(behind),
        )
    )
