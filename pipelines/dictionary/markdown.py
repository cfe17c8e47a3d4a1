"""The data dictionary as a page to read: every table and column, in English beside Chinese."""

from collections.abc import Iterator

from pipelines.columns import Column
from pipelines.dictionary.tables import Table

HEAD = """# Data dictionary · 数据字典

Every table that users read, as its SQL file describes it; the same texts are the comments in the database
(`duckdb_tables()`, `duckdb_columns()`). [data-model.md](data-model.md) draws the tables and their keys,
[data-contract.yaml](data-contract.yaml) says what a release promises. `make dictionary` writes all three.

面向使用者的全部表和视图，说明取自各自的 SQL 文件，与数据库中的注释一致。表间关系见 [data-model.md](data-model.md)，
对外承诺见 [data-contract.yaml](data-contract.yaml)；三者均由 `make dictionary` 生成，请勿手工修改。

A column may be null only where *null* says yes. `-1` in a key is the unknown member.

仅“可空”为 yes 的列可以为空；键值 `-1` 表示未知成员。
"""
FOLDERS = {
    "dimensions": "Dimensions · 维度表",
    "facts": "Facts · 事实表",
    "marts": "Marts · 数据集市（视图）",
    "ops": "Operations · 运行与质量记录",
}
COLUMN_HEAD = """\
| Column · 列 | Type · 类型 | Null · 可空 | Meaning | 含义 | Keys and values · 键与取值 |
|---|---|---|---|---|---|"""


def dictionary_page(tables: list[Table]) -> str:
    """Return the page: a table of contents, then a section for each table."""
    return "\n".join([HEAD, *_contents(tables), *(_section(table) for table in tables)])


def _contents(tables: list[Table]) -> Iterator[str]:
    for folder, title in FOLDERS.items():
        names = [table.name for table in tables if table.folder == folder]
        yield f"- {title}: " + ", ".join(f"[`{name}`](#{name.replace('.', '')})" for name in names)
    yield ""


def _section(table: Table) -> str:
    lines = [f"## {table.name}", "", table.english, "", table.chinese, ""]
    lines += [f"Key · 主键: {_code(table.key)}", "", COLUMN_HEAD]
    lines += [_row(table, column, data_type) for column, data_type in table.columns]
    return "\n".join([*lines, ""])


def _row(table: Table, column: Column, data_type: str) -> str:
    nullable = "yes" if column.is_nullable else ""
    cells = (f"`{column.name}`", _type(data_type), nullable, column.english, column.chinese, _keys(table, column))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _type(data_type: str) -> str:
    """Return the type, without the fields of a record: they are many, and the contract lists them."""
    return data_type.partition("(")[0] if data_type.startswith("STRUCT") else data_type


def _keys(table: Table, column: Column) -> str:
    role = ["key · 主键"] if column.name in table.key else []
    targets = [f"→ [{name}](#{name})" for name in column.tables]
    return "; ".join([*role, *targets, _code(column.values)]).strip("; ")


def _code(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in words)
