"""From the raw line to the clean one, step by step: the rules of `pipelines.restore` run again on the page."""

from dataclasses import dataclass
from difflib import SequenceMatcher

import polars as pl

from pipelines.restore.alignment import raw_offsets
from pipelines.restore.lines import RULES, STEPS


@dataclass(frozen=True)
class Change:
    """What stood in a line before a step, and what stands there after it; `at` counts characters of the line before."""

    at: int
    before: str
    after: str


@dataclass(frozen=True)
class Step:
    """One step that changed the line: the characters each of its rules touched, and what they changed."""

    name: str
    rules: dict[str, int]
    changes: list[Change]


@dataclass(frozen=True)
class Restoration:
    """The steps that changed one line, and the text they end in."""

    steps: list[Step]
    text: str
    raw_span: tuple[int, int] | None


def restoration(page: pl.DataFrame, line_no: int, span: tuple[int, int] | None) -> Restoration:
    """Clean a page (page_id, line_no, script, raw_text) once more and watch one of its lines.

    The whole page is cleaned, for what a mark means is told by the page. `span` is a slice of the clean line, of which
    the raw span is returned, where the text it ends in is that long.
    """
    steps = []
    lines, before = page, _line(page, line_no)
    for step in STEPS:
        lines = step(lines)
        after = _line(lines, line_no)
        if found := _step(step.__name__, before, after):
            steps.append(found)
        before = after
    text = str(before["text"])
    return Restoration(steps, text, _raw_span(lines, line_no, span) if span and span[1] <= len(text) else None)


def _line(lines: pl.DataFrame, line_no: int) -> dict[str, object]:
    return lines.row(by_predicate=pl.col("line_no") == line_no, named=True)


def _step(name: str, before: dict[str, object], after: dict[str, object]) -> Step | None:
    rules = {rule: _count(after, column) - _count(before, column) for rule, column in RULES.items()}
    changes = _changes(str(before.get("text", before["raw_text"])), str(after["text"]))
    touched = {rule: count for rule, count in rules.items() if count}
    return Step(name, touched, changes) if touched or changes else None


def _count(line: dict[str, object], column: str) -> int:
    return int(str(line.get(column) or 0))


def _changes(before: str, after: str) -> list[Change]:
    if len(before) == len(after):
        differing = [at for at, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
        return [Change(at, before[at], after[at]) for at in differing]
    edits = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [Change(a, before[a:b], after[c:d]) for tag, a, b, c, d in edits if tag != "equal"]


def _raw_span(lines: pl.DataFrame, line_no: int, span: tuple[int, int]) -> tuple[int, int]:
    line = lines.filter(pl.col("line_no") == line_no)
    asked = line.select("page_id", "line_no", char_start=pl.lit(span[0]), char_end=pl.lit(span[1]))
    (found,) = raw_offsets(asked, line).select("raw_start", "raw_end").rows()
    return found
