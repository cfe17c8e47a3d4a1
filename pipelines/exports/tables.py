"""Any table or view that analysts see, whole, as Parquet or as CSV for a spreadsheet."""

from pathlib import Path

import duckdb

from pipelines.exports.files import CSV, PARQUET, copy
from pipelines.exports.published import EXPORTS_SQL, published
from pipelines.settings import Settings

FORMATS = ("parquet", "csv")
NESTED = {"list", "array", "struct", "map", "union"}
# Without it, a spreadsheet in Chinese reads UTF-8 as GBK.
BYTE_ORDER_MARK = "\ufeff"


class UnknownTableError(RuntimeError):
    """The published database holds no table or view of that name for analysts."""


def exportable(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return what can be exported, by its name (with its schema unless that is main), and what one row of it is."""
    query = """
        select if(schema_name = 'main', name, schema_name || '.' || name), coalesce(comment, '')
        from (
            select schema_name, table_name as name, comment, internal, temporary from duckdb_tables()
            union all
            select schema_name, view_name as name, comment, internal, temporary from duckdb_views()
        )
        where schema_name in ('main', 'ops') and not internal and not temporary
        order by schema_name, name
    """
    return dict(connection.sql(query).fetchall())


def export_table(settings: Settings, table: str, file_format: str) -> tuple[Path, int]:
    """Write the table into the exports folder; return the file and its rows. Raises UnknownTableError."""
    with published(settings) as connection:
        known = exportable(connection)
        if table not in known:
            raise UnknownTableError(f"there is no table {table!r} to export; there are: {', '.join(known)}")
        source = ".".join(map(_quoted, table.split(".")))
        target = settings.exports / f"{table}.{file_format}"
        if file_format == "parquet":
            return target, copy(connection, f"from {source}", target, PARQUET)
        connection.execute((EXPORTS_SQL / "spreadsheet_text.sql").read_text(encoding="utf-8"))
        return target, copy(connection, _spreadsheet(connection, source), target, CSV)


def _spreadsheet(connection: duckdb.DuckDBPyConnection, source: str) -> str:
    """Return the query that gives the rows as a spreadsheet takes them: the first heading carries the mark."""
    rows = connection.sql(f"from {source}")
    headings = [BYTE_ORDER_MARK + rows.columns[0], *rows.columns[1:]]
    cells = [_cell(_quoted(column), kind.id) for column, kind in zip(rows.columns, rows.types, strict=True)]
    selected = ", ".join(f"{cell} as {_quoted(heading)}" for cell, heading in zip(cells, headings, strict=True))
    return f"select {selected} from {source}"  # noqa: S608  names of the catalogue's own, and quoted


def _cell(column: str, kind: str) -> str:
    """Return the expression of a cell: text without formulas, lists and the like as JSON, bytes in hexadecimal."""
    if kind == "varchar":
        return f"spreadsheet_text({column})"
    if kind in NESTED:
        return f"cast(to_json({column}) as varchar)"
    return f"hex({column})" if kind == "blob" else column


def _quoted(identifier: str) -> str:
    return '"' + identifier.replace('"', '""') + '"'
