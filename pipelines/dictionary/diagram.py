"""The entity diagram: the tables with their keys and how they refer to one another, as Mermaid draws it."""

from collections.abc import Iterator

from pipelines.columns import Link
from pipelines.dictionary.tables import Table

HEAD = """# Data model · 数据模型

Facts stand at the many end, dimensions at the one end. Only keys are drawn; all columns are in the
[data dictionary](data-dictionary.md). `make dictionary` writes this page.

连线的“多”端为事实表，“一”端为维度表。图中只画键，全部列见[数据字典](data-dictionary.md)。
"""


def diagram_page(tables: list[Table]) -> str:
    """Return the page with the diagram of the dimensions and facts, and of the marts that these refer to."""
    stored = [table for table in tables if table.folder in {"dimensions", "facts"}]
    targets = {link.target for table in stored for link in table.links}
    drawn = stored + [table for table in tables if table.folder == "marts" and table.name in targets]
    lines = ["```mermaid", "erDiagram"]
    for table in drawn:
        lines += [f"    {table.name} {{", *_attributes(table), "    }"]
    for table in drawn:
        lines += [_relation(link) for link in table.links]
    return "\n".join([HEAD, *lines, "```", ""])


def _attributes(table: Table) -> Iterator[str]:
    linked = {name for link in table.links for name in link.columns}
    for column, data_type in table.columns:
        marks = ["PK"] * (column.name in table.key) + ["FK"] * (column.name in linked)
        if marks:
            yield f"        {data_type} {column.name} {', '.join(marks)}"


def _relation(link: Link) -> str:
    """Draw a link as many rows that each refer to one, or to none where the target has no unknown member."""
    one = "||" if link.target.startswith("dim_") else "|o"
    label = ", ".join(link.columns) + (f" ({link.condition})" if link.condition else "")
    return f'    {link.target} {one}--o{{ {link.table} : "{label}"'
