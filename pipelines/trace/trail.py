"""The whole trail of one fact, put together from the published database and the rules."""

from dataclasses import dataclass
from typing import Any

import duckdb
import polars as pl

from pipelines.extract.sentences import add_sentence
from pipelines.settings import Settings
from pipelines.trace.facts import Fact, UnknownKeyError, every, find, one
from pipelines.trace.origin import Origin, origin
from pipelines.trace.reading import Field, read_fields
from pipelines.trace.steps import Restoration, restoration

_PAGE = """
    select line.page_id, line.line_no, line.raw_text, capture.script
    from fact_line as line
    inner join (
        select page_id, any_value(script order by status <> 'loaded') as script
        from fact_capture
        where page_id = $page_id
        group by page_id
    ) as capture on line.page_id = capture.page_id
    where line.page_id = $page_id
    order by line.line_no
"""
_LINE = """
    select role, raw_text, text, is_damaged, run_id, rules_version
    from fact_line
    where page_id = $page_id and line_no = $line_no
"""
_ON_THE_LINE = """
    select 'figure' as kind, figure_key as key, surface, char_start, char_end from fact_figure
    where page_id = $page_id and line_no = $line_no
    union all
    select 'quote', quote_key, surface, char_start, char_end from fact_quote
    where page_id = $page_id and line_no = $line_no
    union all
    select mention_type, mention_key, surface, char_start, char_end from fact_mention
    where page_id = $page_id and line_no = $line_no
    order by char_start, kind
"""
_SERIES = "select * from mart_figure_series where series_key = $series_key"


@dataclass(frozen=True)
class Trail:
    """One fact and all that led to it.

    `ends_in_stored_text` tells whether today's rules make the clean line that is stored; they don't where they changed
    since it was loaded.
    """

    fact: Fact
    line: dict[str, Any]
    sentence: str
    restoration: Restoration
    ends_in_stored_text: bool
    fields: list[Field]
    on_the_line: list[dict[str, Any]]
    origin: Origin
    series: dict[str, Any] | None


def trail(connection: duckdb.DuckDBPyConnection, settings: Settings, key: str) -> Trail:
    """Follow a fact back to its bytes. Raises UnknownKeyError."""
    fact = find(connection, key)
    page_id, line_no = fact.place
    line = one(connection, _LINE, page_id=page_id, line_no=line_no)
    if line is None:
        raise UnknownKeyError(f"{key} stands on line {line_no} of page {page_id}, which fact_line does not have")
    restored = _restored(connection, fact)
    series_key = fact.row.get("series_key", -1)
    return Trail(
        fact=fact,
        line=line,
        sentence=_sentence(fact, line["text"]),
        restoration=restored,
        ends_in_stored_text=restored.text == line["text"],
        fields=[] if fact.kind == "line" else read_fields(connection, fact, line["text"]),
        on_the_line=every(connection, _ON_THE_LINE, page_id=page_id, line_no=line_no),
        origin=origin(connection, settings, page_id, fact.row["run_id"] or line["run_id"]),
        series=one(connection, _SERIES, series_key=series_key) if series_key != -1 else None,
    )


def _restored(connection: duckdb.DuckDBPyConnection, fact: Fact) -> Restoration:
    page_id, line_no = fact.place
    page: pl.DataFrame = connection.execute(_PAGE, {"page_id": page_id}).pl()
    return restoration(page, line_no, fact.span)


def _sentence(fact: Fact, text: str) -> str:
    """Return the sentence around the fact; of a whole line, the line."""
    if fact.span is None:
        return text
    start, end = fact.span
    place = {"text": text, "scan": text, "char_start": start, "char_end": end, "surface": text[start:end]}
    return str(add_sentence(pl.DataFrame([place]))["sentence"][0])
