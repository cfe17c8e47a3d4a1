"""Which column of a file of pages holds what, and the page that a row of them is."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from pipelines.readers.records import HTML, TEXT, Record
from pipelines.reference import table

Roles = dict[str, str]
DECLARED = ("url", "title", "published", "outlet", "author")


def roles_of(columns: Iterable[str]) -> Roles:
    """Return the column for each role that one of these columns has: of several, the one of the first rank."""
    ranks = _ranks()
    found: dict[str, tuple[int, str]] = {}
    for column in columns:
        for role, rank in ranks.get(column.lower(), ()):
            found[role] = min(found.get(role, (rank, column)), (rank, column))
    return {role: column for role, (_, column) in found.items()}


def page_of(row: Mapping[str, Any], roles: Roles) -> Record | None:
    """Return the page of a row: its HTML where it has any, else its text; None where it has neither."""
    for role, media_type in (("html", HTML), ("text", TEXT)):
        value = row.get(roles.get(role, ""))
        if isinstance(value, str) and value.strip():
            declared = {role: _written(row.get(roles.get(role, ""))) for role in DECLARED}
            captured_at = _instant(_written(row.get(roles.get("captured_at", ""))))
            return Record(_utf8(value), media_type, captured_at=captured_at, **declared)
    return None


@cache
def _ranks() -> dict[str, list[tuple[str, int]]]:
    ranks: dict[str, list[tuple[str, int]]] = {}
    for role, name, rank in table("page_columns").iter_rows():
        ranks.setdefault(name, []).append((role, int(rank)))
    return ranks


def _written(value: object) -> str | None:
    if isinstance(value, list):
        return " ".join(filter(None, map(_written, value))) or None
    return str(value).strip() or None if isinstance(value, str | int | float | datetime) else None


def _instant(text: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC) if found else None


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        # Half of a surrogate pair is no character.
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
