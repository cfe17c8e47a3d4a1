"""The page that a row of a table is: its HTML or text as bytes, and what else the row tells of it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from pipelines.readers.formats.columns import PAGE_ROLES, Roles
from pipelines.readers.records import HTML, LARGEST_PAGE, TEXT, Record, refused

MEDIA_TYPES = {"html": HTML, "text": TEXT}
# Seconds since 1970, of the years 2001 to 2100; machines also count in thousandths, millionths and billionths.
EARLIEST, LATEST = 10**9, 4 * 10**9
FRACTIONS = (1, 1_000, 1_000_000, 1_000_000_000)
WARC_TIME = 14


def flattened(row: dict[str, Any]) -> dict[str, Any]:
    """Return the row with the fields of its structs beside its columns, as `struct.field`."""
    structs = {column: value for column, value in row.items() if isinstance(value, dict)}
    inner = {f"{column}.{name}": field for column, value in structs.items() for name, field in value.items()}
    return row | inner if inner else row


def page_of(row: Mapping[str, Any], roles: Roles) -> Record:
    """Return the page of a flattened row: its HTML where it has any, else its text."""
    for role in PAGE_ROLES:
        content = _content(row.get(roles.get(role, "")))
        if content and not content.isspace():
            if len(content) > LARGEST_PAGE:
                return refused("too_large", f"the page is longer than {LARGEST_PAGE // 1024**2} MiB")
            return Record(
                content,
                MEDIA_TYPES[role],
                url=_written(row, roles, "url"),
                captured_at=instant(row.get(roles.get("captured_at", ""))),
                title=_written(row, roles, "title"),
                published=_stamp(row.get(roles.get("published", ""))),
                outlet=_written(row, roles, "outlet"),
                author=_written(row, roles, "author"),
            )
    return refused("empty", "the row's text is empty")


def instant(value: object) -> datetime | None:
    """Return the time in UTC that a row gives as a time, in ISO 8601 or as seconds since 1970; None where it is none.

    One without a time zone is in UTC, as crawlers write it.
    """
    if isinstance(value, str):
        text = value.strip().removesuffix(" UTC")
        if len(text) == WARC_TIME and text.isdigit():
            text = f"{text[:8]}T{text[8:]}"
        try:
            value = (
                float(text)
                if text.replace(".", "", 1).isdigit() and len(text) != len("20260102")
                else datetime.fromisoformat(text)
            )
        except ValueError:
            return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = next((value / part for part in FRACTIONS if EARLIEST <= value / part < LATEST), None)
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
    if isinstance(value, datetime):
        return value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC)
    return None


def _stamp(value: object) -> str | None:
    """Return a publish date as the row writes it; a count of seconds as the time it means."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, datetime | date):
        return value.isoformat()
    found = instant(value)
    return found.isoformat() if found else None


def _written(row: Mapping[str, Any], roles: Roles, role: str) -> str | None:
    value = row.get(roles.get(role, ""))
    if isinstance(value, list):
        value = " ".join(part for part in value if isinstance(part, str))
    return value.strip() or None if isinstance(value, str) else None


def _content(value: object) -> bytes | None:
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "\n".join(value)
    if isinstance(value, bytes):
        return value
    if not isinstance(value, str):
        return None
    try:
        return value.encode()
    except UnicodeEncodeError:
        # Half of a surrogate pair is no character.
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
