"""Faults that the sites put into their own text, undone where the original is certain: comma noise, spun words.

A repair may change a line's length, so the line's anchors move with it; only lines that hold a fault pay for that.
"""

import re
from functools import cache
from typing import NamedTuple

import polars as pl

from pipelines.reference import table
from pipelines.restore.alignment import ANCHORS
from pipelines.restore.search import holds_any

Anchor = dict[str, int]
RawSpan = tuple[int, int]
# The group of a pattern that is replaced; what else it matches is context.
FAULT = "fault"


class Repair(NamedTuple):
    """What is wrong, a sign of it that every line with it holds, where it stands, and what stood there."""

    rule: str
    sign: str
    pattern: re.Pattern[str]
    original: str


@cache
def repairs() -> tuple[Repair, ...]:
    """Return every repair that changes a line's length, in the order in which they are tried."""
    comma_noise = (
        Repair("comma_noise", ", ?,", re.compile(rf"(?P<{FAULT}>,(?: ?,)+)"), ","),
        Repair("comma_noise", "[,、][。;!?]", re.compile(rf"(?P<{FAULT}>[,、]+)[。;!?]"), ""),
    )
    spun = (
        Repair("spun_word", word, re.compile(f"(?:{before or ''})(?P<{FAULT}>{word})(?={after or ''})"), original)
        for word, original, before, after in table("spun_words")
        .select("spun", "original", "before", "after")
        .iter_rows()
    )
    return (*comma_noise, *spun)


def repair(lines: pl.DataFrame) -> pl.DataFrame:
    """Repair `text` and `anchors` of `lines`; adds comma_noise and spun_word, the raw characters each rule replaced."""
    rules = list(dict.fromkeys(rule for rule, _, _, _ in repairs()))
    signs = {sign for _, sign, _, _ in repairs()}
    lines = lines.with_row_index("row").with_columns(pl.lit(0, pl.Int32).alias(rule) for rule in rules)
    faulty = lines.filter(holds_any(pl.col("text"), signs))
    if faulty.is_empty():
        return lines.drop("row")
    repaired = pl.DataFrame(
        [_repaired(*line) for line in faulty.select("row", "text", "anchors").iter_rows()],
        schema={"row": pl.UInt32, "text": pl.String, "anchors": ANCHORS, **dict.fromkeys(rules, pl.Int32)},
        orient="row",
    )
    return lines.update(repaired, on="row").drop("row")


def _repaired(row: int, text: str, anchors: list[Anchor]) -> tuple[int | str | list[Anchor], ...]:
    spans = _raw_spans(anchors, len(text))
    replaced = dict.fromkeys((rule for rule, _, _, _ in repairs()), 0)
    for rule, _, pattern, original in repairs():
        text, spans, count = _replaced(text, spans, pattern, original)
        replaced[rule] += count
    return row, text, _anchors(spans), *replaced.values()


def _replaced(
    text: str, spans: list[RawSpan], pattern: re.Pattern[str], original: str
) -> tuple[str, list[RawSpan], int]:
    """Replace every fault a pattern finds; each character of the original came from all that stood there."""
    pieces, kept, count, end = [], [], 0, 0
    for found in pattern.finditer(text):
        start, fault_end = found.span(FAULT)
        pieces += [text[end:start], original]
        kept += spans[end:start] + [(spans[start][0], spans[fault_end - 1][1])] * len(original)
        count += fault_end - start
        end = fault_end
    return "".join((*pieces, text[end:])), kept + spans[end:], count


def _raw_spans(anchors: list[Anchor], length: int) -> list[RawSpan]:
    """Return where each character of a line came from."""
    spans = []
    origin, moved = (0, 0, 1), {anchor["clean"]: anchor for anchor in anchors}
    for offset in range(length):
        if offset in moved:
            origin = (offset, moved[offset]["raw"], moved[offset]["width"])
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
