"""The cookbook as a page: every question of `sql/queries` with its command and its answer on the sample pages.

Run as `python -m bench.cookbook` after `make run`; it writes `docs/cookbook.md`.
"""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl

from pipelines.queries import Query, ask, load_queries
from pipelines.settings import Settings
from pipelines.warehouse import reader

PAGE = Path(__file__).resolve().parent.parent / "docs" / "cookbook.md"
ROWS_SHOWN = 5
CHARACTERS_SHOWN = 60
OPENING = """\
# Cookbook · 常用查询

Questions of regional policy, talent and industry, each one file in `sql/queries/`. `make query` lists them; `make query
Q=name PARAMETER=value` asks one; the file itself pastes into any DuckDB shell on the published database, where
`set variable region = '武进'` does what `REGION=武进` does. The answers here are the first rows on the sample pages.

Everywhere: one story is one witness; what happened, targets and estimates never mix, nor totals and yearly figures;
values compare in their base unit; an empty cell is not known and not zero; a bound (over, at_least) is no exact number.
"""


def page(connection: duckdb.DuckDBPyConnection) -> str:
    """Write the whole page from the database that the connection reads."""
    queries = load_queries().values()
    contents = [f"- [{query.question}](#{query.name}) {query.question_in_chinese}" for query in queries]
    sections = ["\n".join(_section(query, connection)) for query in queries]
    return masked("\n\n".join([OPENING + "\n" + "\n".join(contents), *sections]) + "\n", connection)


def masked(text: str, connection: duckdb.DuckDBPyConnection) -> str:
    """Replace what differs from run to run: the runs' ids and times, and the version of the rules."""
    stand_ins = """
        select run_id, '(run)' from ops.run
        -- A file of answers drops the noughts that a time's digits end in, a page's table keeps them.
        union select cast(started_at as varchar), '(time)' from ops.run
        union select strftime(started_at at time zone 'UTC', '%Y-%m-%d %H:%M:%S.%f+00'), '(time)' from ops.run
        union select rules_version, '(rules)' from ops.run
        union select rules_version, '(rules)' from fact_figure
    """
    for value, stand_in in connection.execute(stand_ins).fetchall():
        text = text.replace(value, stand_in)
    return text


def _section(query: Query, connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    settings = "".join(f" {name.upper()}={given.default}" for name, given in query.parameters.items() if given.default)
    yield f"## {query.name}\n\n**{query.question}** {query.question_in_chinese}\n"
    yield f"```sh\nmake query Q={query.name}{settings}\n```\n"
    yield "\n".join(_notes(query)) + "\n"
    answer = ask(connection, query, {})
    yield _table(answer.head(ROWS_SHOWN))
    if answer.height > ROWS_SHOWN:
        yield f"\n{answer.height - ROWS_SHOWN} more rows."


def _notes(query: Query) -> Iterator[str]:
    """Give the header's notes as a list, each with the lines that continue it."""
    notes: list[str] = []
    for line in query.header[2:]:
        if line.startswith(("Row:", "Read:", "Caveat:", "Parameter:")):
            notes.append(line)
        else:
            notes[-1] += " " + line
    for note in notes:
        key, _, rest = note.partition(": ")
        yield f"- *{key}*: {rest}"


def _table(answer: pl.DataFrame) -> str:
    rows = [answer.columns, ["---"] * answer.width, *([_cell(value) for value in row] for row in answer.iter_rows())]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    text = text if len(text) <= CHARACTERS_SHOWN else text[: CHARACTERS_SHOWN - 1] + "…"
    return text.replace("|", "\\|")


def main() -> None:
    """Write the page from the published database, which must hold the sample pages."""
    with reader(Settings.from_environment()) as connection:
        PAGE.write_text(page(connection), encoding="utf-8")


if __name__ == "__main__":
    main()
