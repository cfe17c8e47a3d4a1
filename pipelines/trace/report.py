"""A trail in words, in the order one reads it: what is claimed, the lines, the steps, the reading, the source."""

import textwrap
from collections.abc import Iterator
from typing import Any

from pipelines.trace.steps import Change, Step
from pipelines.trace.terminal import marked, printable, shown
from pipelines.trace.trail import Trail

CHANGES_SHOWN = 12
WIDTH = 110
COPIES_SHOWN = 5
CLAIMS_SHOWN = 8


def report(trail: Trail, *, is_coloured: bool) -> Iterator[str]:
    """Yield the lines of the report."""
    fact, line = trail.fact, trail.line
    page_id, line_no = fact.place
    yield f"{fact.kind.capitalize()} on line {line_no} ({line['role']}) of page {page_id}"
    yield from _entry("Sentence", trail.sentence)
    yield ""
    yield from _entry("Raw line", marked(line["raw_text"], trail.restoration.raw_span, is_coloured=is_coloured))
    yield from _entry("Clean line", marked(line["text"], fact.span, is_coloured=is_coloured))
    yield from _steps(trail)
    yield from _reading(trail)
    yield from _origin(trail)
    yield from _series(trail)


def _entry(name: str, says: str) -> Iterator[str]:
    yield f"{name:<12} {says}"


def _steps(trail: Trail) -> Iterator[str]:
    yield ""
    steps = trail.restoration.steps
    yield "From raw to clean" if steps else "From raw to clean: nothing was changed"
    for number, step in enumerate(steps, 1):
        yield f"  {number} {_touched(step)}"
        yield from _changes(step.changes)
    if not trail.ends_in_stored_text:
        yield "  Today's rules end in another text than the stored one: they changed since it was loaded; the next run"
        yield f"  reads the page anew. They end in: {printable(trail.restoration.text)}"


def _touched(step: Step) -> str:
    rules = ", ".join(f"{rule} {count:+}" if count < 0 else f"{rule} {count}" for rule, count in step.rules.items())
    return f"{step.name:<20} {rules or 'blanks cut'}"


def _changes(changes: list[Change]) -> Iterator[str]:
    """Show what a step changed; where it was one character for one, all in one paragraph."""
    if all(len(change.before) == len(change.after) == 1 for change in changes):
        told = " ".join(f"{printable(change.before)}→{printable(change.after)}" for change in changes)
        yield from textwrap.wrap(told, WIDTH, initial_indent="      ", subsequent_indent="      ")
        return
    for change in changes[:CHANGES_SHOWN]:
        before, after = (printable(part) or "nothing" for part in (change.before, change.after))
        yield f"      at {change.at:>4}  {before} → {after}"
    yield from _more(len(changes), "changes", CHANGES_SHOWN)


def _reading(trail: Trail) -> Iterator[str]:
    if trail.fields:
        yield ""
        yield "How it was read"
    for field in trail.fields:
        if field.place is None:
            yield f"  {field.name:<20} {shown(field.value)}"
        else:
            line_no, start, end = field.place
            words = f"{shown(field.words)}, line {line_no}, characters {start} to {end}"
            yield f"  {field.name:<20} {shown(field.value)}  ← {words}"
    if trail.fact.kind == "line":
        yield ""
        yield f"Facts on the line: {len(trail.on_the_line)}"
        for found in trail.on_the_line:
            yield f"  {found['kind']:<14} {found['key']:>20}  {shown(found['surface'])}"


def _origin(trail: Trail) -> Iterator[str]:
    origin = trail.origin
    yield ""
    yield "Where it came from"
    if article := origin.article:
        dated = f"{article['published_on'] or 'no date'} ({article['published_basis']})"
        yield f"  article    {shown(article['title'])}, {shown(article['outlet_name'])}, {dated}"
    for capture in origin.captures[:COPIES_SHOWN]:
        yield from _capture(capture)
    yield from _more(len(origin.captures), "captures of the same bytes")
    for copy in origin.reprints[:COPIES_SHOWN]:
        which = "told first or best" if copy["is_canonical"] else "the same story"
        yield f"  {which}: {shown(copy['title'])}, {shown(copy['outlet_name'])}, {copy['published_on']}"
    yield from _more(len(origin.reprints), "pages with the same story")
    yield f"  bronze     {shown(origin.bronze_file or 'the file with the page is gone; see docs/runbook.md')}"
    yield from _run(trail)


def _capture(capture: dict[str, Any]) -> Iterator[str]:
    yield f"  {capture['status']:<10} {shown(capture['source_path'])}, record {capture['record_no']}"
    when = f"captured {capture['captured_at']}, first seen {capture['first_seen_at']}"
    yield f"             {when}{', ' + shown(capture['url']) if capture['url'] else ''}"


def _run(trail: Trail) -> Iterator[str]:
    run = trail.origin.run
    rules = trail.fact.row["rules_version"] or trail.line["rules_version"]
    when = f"{run['started_at']}, {run['status']}" if run else "not in ops.run"
    yield f"  loaded by  run {trail.fact.row['run_id'] or trail.line['run_id']}, {when}, rules {rules}"


def _series(trail: Trail) -> Iterator[str]:
    series = trail.series
    if not series:
        return
    yield ""
    period = f"{series['period_start']} to {series['period_end']}"
    yield f"Who else says so: {shown(series['indicator_name'])}, {shown(series['region_name'])}, {period}"
    unit = shown(series["base_unit"])
    verdict = f"conflicting: {series['conflict_reason']}" if series["is_conflicting"] else "no conflict"
    yield f"  {verdict}; preferred {_amount(series, 'preferred_')} {unit} ({series['preferred_rule']})"
    for claim in series["claims"][:CLAIMS_SHOWN]:
        told = f"stories {claim['stories']}, pages {claim['pages']}, shown by figure {claim['figure_key']}"
        yield f"  {_amount(claim)} {shown(claim['indicator'])}: {shown(', '.join(claim['sources']))}; {told}"
    yield from _more(len(series["claims"]), "claims", CLAIMS_SHOWN)


def _amount(claim: dict[str, Any], prefix: str = "") -> str:
    value, value_max, modifier = (claim[prefix + name] for name in ("value", "value_max", "modifier"))
    return " ".join([modifier, f"{value:,}", *([] if value_max is None else [f"to {value_max:,}"])])


def _more(count: int, what: str, shown_already: int = COPIES_SHOWN) -> Iterator[str]:
    if count > shown_already:
        yield f"  and {count - shown_already} more {what}"
