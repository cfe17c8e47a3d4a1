"""The checks that follow from what dimensions and facts declare: keys are unique, references hold, values are accepted.

A load's checks see the facts of its own days alone. So a reference to a fact is checked from what stands on the same
page, which is of the same day; every reference to a dimension is, for dimensions are seen whole; none to a mart is, for
it would be computed whole.
"""

from pipelines.columns import Column, Link
from pipelines.dictionary.tables import Table


def declared_checks(tables: list[Table]) -> dict[str, str]:
    """Return the text of each such file of `sql/checks`, by its name."""
    stored = [table for table in tables if table.folder in {"dimensions", "facts"}]
    keys = [_repeated(table) for table in stored]
    references = [_dangling(table, link) for table in stored for link in table.links if _is_seen(table, link)]
    values = [_foreign(table, column) for table in stored for column, _ in table.columns if column.values]
    return {
        "keys_are_unique": _check("fact_article: no two rows of a dimension or fact share a key.", keys),
        "keys_have_their_dimension": _check("fact_figure: every key refers to a row that is there.", references),
        "values_are_accepted": _check("fact_line: columns with a closed list of values hold no other.", values),
    }


def _is_seen(table: Table, link: Link) -> bool:
    stands_on_a_page = "line_no" in {column.name for column, _ in table.columns}
    return link.target.startswith("dim_") or (link.target.startswith("fact_") and stands_on_a_page)


def _check(first_line: str, selects: list[str]) -> str:
    return f"-- {first_line}\n-- Written by `make dictionary`.\n" + ";\n\n".join(selects) + "\n"


def _repeated(table: Table) -> str:
    key = ", ".join(table.key)
    rows = f"from {table.name}\ngroup by {key}\nhaving count(*) > 1"
    return f"select '{table.name}' as table_name, {_printed(table)}\n{rows}"


def _dangling(table: Table, link: Link) -> str:
    pairs = zip(link.columns, link.target_columns, strict=True)
    match = " and ".join(f"{table.name}.{own} = {link.target}.{other}" for own, other in pairs)
    where = f"\nwhere {link.condition}" if link.condition else ""
    name = f"'{table.name}.{link.columns[-1]} in {link.target}'"
    return f"select {name} as link, {_printed(table)}\nfrom {table.name}\nanti join {link.target} on {match}{where}"


def _foreign(table: Table, column: Column) -> str:
    values = ", ".join(f"'{value}'" for value in column.values)
    name = f"'{table.name}.{column.name}'"
    return (
        f"select distinct {name} as column_name, {column.name} as value\n"
        f"from {table.name}\nwhere {column.name} not in ({values})"
    )


def _printed(table: Table) -> str:
    return f"concat_ws(' ', {', '.join(table.key)}) as key"
