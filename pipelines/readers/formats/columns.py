"""Which column of a file of pages holds what: by its name, or as NEWS_COLUMNS says."""

from collections.abc import Collection
from functools import lru_cache

from pipelines.reference import table
from pipelines.settings import page_columns

# The column for each role that one has; a field within a struct is `struct.field`.
Roles = dict[str, str]
# HTML goes before the text that was taken from it.
PAGE_ROLES = ("html", "text")
COLUMNS_SHOWN = 40


def roles_of(columns: tuple[str, ...]) -> Roles:
    """Return the column for each role that one of these has: the one that NEWS_COLUMNS names, else the first in rank.

    Raises SettingError where NEWS_COLUMNS can't be read.
    """
    return _known_roles(columns) | {role: name for role, name in page_columns().items() if name in columns}


def missing_columns(columns: Collection[str]) -> str | None:
    """Return why pages of these columns can't be read: none holds a text, or some that NEWS_COLUMNS names are missing.

    A file that has none of the named columns is another feed, and is read by the usual names.
    """
    named = set(page_columns().values())
    absent = ", ".join(sorted(named.difference(columns)))
    shown = ", ".join(sorted(columns)[:COLUMNS_SHOWN]) + (", …" if len(columns) > COLUMNS_SHOWN else "")
    holds_text = not set(PAGE_ROLES).isdisjoint(roles_of(tuple(columns)))
    is_another_feed = named.isdisjoint(columns) and holds_text
    if absent and not is_another_feed:
        return f"NEWS_COLUMNS names {absent}, which is not among its columns: {shown}"
    if not holds_text:
        return (
            f"no column is known to hold a page's text; say which one does, as in NEWS_COLUMNS=text=body, of: {shown}"
        )
    return None


@lru_cache(maxsize=256)
def _known_roles(columns: tuple[str, ...]) -> Roles:
    # A name is looked for on the top level first, then within structs.
    own = {column.lower(): column for column in reversed(columns)}
    nested = {column.lower().partition(".")[2]: column for column in reversed(columns) if "." in column}
    names = nested | own
    found: dict[str, tuple[bool, int, str]] = {}
    for role, name, rank, beside, not_beside in table("page_columns").iter_rows():
        is_other = (beside is not None and beside not in names) or names.keys() & (not_beside or "").split()
        if name in names and not is_other:
            choice = (name not in own, int(rank), names[name])
            found[role] = min(found.get(role, choice), choice)
    return {role: column for role, (_, _, column) in found.items()}
