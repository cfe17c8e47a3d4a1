"""Which fact is meant: by its key, or by the page and line it stands on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

KEY = re.compile(r"\d{1,19}")
PLACE = re.compile(r"(?P<page>.+):(?P<line>\d{1,9})")
WHAT_A_KEY_IS = """\
A key is the figure_key, quote_key, mention_key or person_post_key of a row; or a line, as <page_id>:<line_no>, of which
the first digits do, or as <source_path>:<line_no>. To find one:
  select figure_key, surface, sentence from mart_figure where indicator_name = '就业人数' limit 5;
  select page_id, line_no, text from fact_line where contains(text, '就业') limit 5;"""

# Where each kind of fact stands, by the column that is its key. A post has no characters of its own: the first line
# that names the person in it tells of it.
_BY_KEY = {
    "figure": "select * from fact_figure where figure_key = $key",
    "quote": "select * from fact_quote where quote_key = $key",
    "mention": "select * from fact_mention where mention_key = $key",
    "post": """
        select posts.person_name, posts.organization_name, posts.post_title, posts.valid_from, posts.valid_to,
            posts.end_basis, posts.first_page_id as page_id, posts.first_line_no as line_no,
            mention.char_start, mention.char_end, mention.surface, mention.raw_text, mention.run_id,
            mention.rules_version
        from mart_person_posts as posts
        inner join dim_person_post as post using (person_post_key)
        left join fact_mention as mention
            on posts.first_page_id = mention.page_id and posts.first_line_no = mention.line_no
            and mention.mention_type = 'person' and post.person_key = mention.entity_key
        where person_post_key = $key
        order by mention.char_start
        limit 1
    """,
}
_PAGES = """
    select distinct page_id from fact_capture
    where starts_with(page_id, lower($page)) or source_path = $page
    order by page_id limit 2
"""


class UnknownKeyError(RuntimeError):
    """Nothing, or more than one thing, has this key; the message says what a key is."""


@dataclass(frozen=True)
class Fact:
    """What is traced: its kind, its row, and the line it stands on."""

    kind: str
    row: Mapping[str, Any]

    @property
    def place(self) -> tuple[str, int]:
        """Return the page and the line."""
        return self.row["page_id"], self.row["line_no"]

    @property
    def span(self) -> tuple[int, int] | None:
        """Return its first character in the clean line and the one behind its last; None of a whole line."""
        start, end = self.row.get("char_start"), self.row.get("char_end")
        return None if start is None or end is None else (start, end)


def find(connection: duckdb.DuckDBPyConnection, key: str) -> Fact:
    """Return the fact with this key, or the line at this place. Raises UnknownKeyError."""
    if KEY.fullmatch(key):
        for kind, query in _BY_KEY.items():
            if row := one(connection, query, key=int(key)):
                return Fact(kind, row)
        raise UnknownKeyError(f"no figure, quote, mention or post has the key {key}.\n{WHAT_A_KEY_IS}")
    if place := PLACE.fullmatch(key):
        return _line(connection, place["page"], int(place["line"]))
    raise UnknownKeyError(f"{key!r} is no key.\n{WHAT_A_KEY_IS}")


def one(connection: duckdb.DuckDBPyConnection, query: str, **parameters: object) -> dict[str, Any] | None:
    """Return the first row of an answer by its columns, or None."""
    found = every(connection, query, **parameters)
    return found[0] if found else None


def every(connection: duckdb.DuckDBPyConnection, query: str, **parameters: object) -> list[dict[str, Any]]:
    """Return every row of an answer by its columns."""
    answer = connection.execute(query, parameters)
    names = [column[0] for column in answer.description]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def _line(connection: duckdb.DuckDBPyConnection, page: str, line_no: int) -> Fact:
    pages = every(connection, _PAGES, page=page)
    if len(pages) != 1:
        amount = "more than one page" if pages else "no page"
        raise UnknownKeyError(f"{amount} has a page_id that begins with {page!r}, or that path.\n{WHAT_A_KEY_IS}")
    row = one(
        connection,
        "select * from fact_line where page_id = $page_id and line_no = $line_no",
        page_id=pages[0]["page_id"],
        line_no=line_no,
    )
    if not row:
        raise UnknownKeyError(f"page {pages[0]['page_id']} has no line {line_no}.\n{WHAT_A_KEY_IS}")
    return Fact("line", row)
