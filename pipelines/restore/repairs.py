"""Faults that the sites put into their own text, undone where the original is certain: comma noise, spun words.

A repair may change a line's length, so the line's anchors move with it; only lines that hold a fault pay for that.
"""

import re
from functools import cache
from typing import NamedTuple

import polars as pl

from pipelines.reference import table
from pipelines.restore.alignment import ANCHORS

Anchor = dict[str, int]
RawSpan = tuple[int, int]
# The group of a pattern that is replaced; what else it matches is context.
FAULT = "fault"


class Repair(NamedTuple):
    """What is wrong, where, and what stood there."""

    rule: str
    sign: str
    pattern: re.Pattern[str]
    original: str


@cache
def repairs() -> tuple[Repair, ...]:
    """Return every repair that changes a line's length, in the order in which they are tried."""
    comma_noise = Repair("comma_noise", ",,", re.compile(rf"(?P<{FAULT}>,,+)"), ",")
    spun = (
        Repair("spun_word", word, re.compile(f"(?:{before or ''})(?P<{FAULT}>{word})(?={after or ''})"), original)
        for word, original, before, after in table("spun_words")
        .select("spun", "original", "before", "after")
        .iter_rows()
    )
    return (comma_noise, *spun)


def repair(lines: pl.DataFrame) -> pl.DataFrame:
    """Repair `text` and `anchors` of `lines`; adds comma_noise and spun_word, the raw characters each rule replaced."""
    signs = list({sign for _, sign, _, _ in repairs()})
    rules = list(dict.fromkeys(rule for rule, _, _, _ in repairs()))
    lines = lines.with_row_index("row").with_columns(pl.lit(0, pl.Int32).alias(rule) for rule in rules)
    faulty = lines.filter(pl.col("text").str.contains_any(signs))
    if faulty.is_empty():
        return lines.drop("row")
    repaired = pl.DataFrame(
        [_repaired(*line) for line in faulty.select("row", "text", "anchors").iter_rows()],
        schema={"row": pl.UInt32, "text": pl.String, "anchors": ANCHORS, **dict.fromkeys(rules, pl.Int32)},
        orient="row",
    )
    return lines.update(repaired, on="row").drop("row")


def _repaired(row: int, text: str, anchors: list[Anchor]) -> tuple[object, ...]:
    spans = _raw_spans(anchors, len(text))
    replaced: dict[str, int] = {}
    for rule, _, pattern, original in repairs():
        replaced.setdefault(rule, 0)
        for found in reversed(list(pattern.finditer(text))):
            start, end = found.span(FAULT)
            raw = spans[start][0], spans[end - 1][1]
            text = text[:start] + original + text[end:]
            spans[start:end] = [raw] * len(original)
            replaced[rule] += end - start
    return row, text, _anchors(spans), *replaced.values()


def _raw_spans(anchors: list[Anchor], length: int) -> list[RawSpan]:
    """Return where each character of a line came from."""
    spans = []
    origin, wide = (0, 0, 1), {anchor["clean"]: anchor for anchor in anchors}
    for offset in range(length):
        if offset in wide:
            origin = (offset, wide[offset]["raw"], wide[offset]["width"])
        clean, raw, width = origin
        start = raw + offset - clean
        spans.append((start, start + (width if offset == clean else 1)))
    return spans


def _anchors(spans: list[RawSpan]) -> list[Anchor]:
    """Return an anchor wherever a character does not stand right behind the one before it, one for one."""
    anchors = []
    expected = (0, 1)
    for offset, (start, end) in enumerate(spans):
        if (start, end) != expected:
            anchors.append({"clean": offset, "raw": start, "width": end - start})
        expected = (start + 1, start + 2)
    return anchors
