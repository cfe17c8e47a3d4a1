"""How each field of a fact was read: its value, and the words of the line it was read from, where they are known."""

from dataclasses import dataclass
from typing import Any

import duckdb

from pipelines.trace.facts import Fact, every, one

# Columns that tell where a row stands or who loaded it, which the trail shows elsewhere.
_ABOUT_THE_ROW = {
    *("page_id", "line_no", "char_start", "char_end", "surface", "raw_text", "sentence", "text", "changes"),
    *("batch_date", "run_id", "rules_version"),
}
_NAMES = """
    select region.region_name, organization.organization_name, indicator.indicator_name, person.person_name
    from (select $region as region, $organization as organization, $indicator as indicator, $person as person) as keys
    left join dim_region as region on keys.region = region.region_key
    left join dim_organization as organization on keys.organization = organization.organization_key
    left join dim_indicator as indicator on keys.indicator = indicator.indicator_key
    left join dim_person as person on keys.person = person.person_key
"""
_MENTIONS = """
    select mention_type, surface, char_start, char_end, line_no
    from fact_mention
    where page_id = $page_id and line_no <= $line_no and entity_key in ($region, $organization, $person)
        and entity_key <> -1
    order by line_no desc, char_start
"""


@dataclass(frozen=True)
class Field:
    """A column of the fact's row: what it holds, and the words that say so with the line and place they stand at."""

    name: str
    value: object
    words: str | None = None
    place: tuple[int, int, int] | None = None


def read_fields(connection: duckdb.DuckDBPyConnection, fact: Fact, text: str) -> list[Field]:
    """Return the fields of a fact that hold something, keys with the names they stand for; `text` is its clean line."""
    keys = {
        "region": fact.row.get("region_key", -1),
        "organization": fact.row.get("organization_key", fact.row.get("speaker_organization_key", -1)),
        "indicator": fact.row.get("indicator_key", -1),
        "person": fact.row.get("person_key", fact.row.get("speaker_person_key", -1)),
    }
    names = one(connection, _NAMES, **keys) or {}
    named = [Field(name, value, *_mention(connection, fact, keys, name)) for name, value in names.items()]
    plain = [
        Field(name, value, *_words(name, value, fact, text))
        for name, value in fact.row.items()
        if name not in _ABOUT_THE_ROW and not name.endswith("_key")
    ]
    known = [field for field in named if field.value is not None and keys[field.name.removesuffix("_name")] != -1]
    return [*(field for field in plain if field.value is not None), *known]


def _words(name: str, value: object, fact: Fact, text: str) -> tuple[str, tuple[int, int, int]] | tuple[()]:
    """Return the value itself where it is words of the line, and where the line has them nearest to the fact."""
    if name not in {"indicator", "period_text", "speaker", "cue", "qualifier"} or not value or str(value) not in text:
        return ()
    words, from_here = str(value), fact.span[0] if fact.span else 0
    starts = [start for start in range(len(text)) if text.startswith(words, start)]
    start = min(starts, key=lambda start: abs(start - from_here))
    return words, (fact.place[1], start, start + len(words))


def _mention(
    connection: duckdb.DuckDBPyConnection, fact: Fact, keys: dict[str, Any], name: str
) -> tuple[str, tuple[int, int, int]] | tuple[()]:
    """Return the nearest mention, on the line or before it, of what a key stands for."""
    page_id, line_no = fact.place
    asked = {key: value for key, value in keys.items() if key != "indicator"}
    for mention in every(connection, _MENTIONS, page_id=page_id, line_no=line_no, **asked):
        if name.startswith(mention["mention_type"]):
            return mention["surface"], (mention["line_no"], mention["char_start"], mention["char_end"])
    return ()
