"""The data contract, in the Open Data Contract Standard 3.1: what the tables promise to who reads them."""

from typing import Any

import yaml
from duckdb import sqltype
from duckdb.sqltypes import DuckDBPyType

from pipelines.columns import Column, Link
from pipelines.dictionary.tables import Table
from pipelines.settings import SQL_FOLDER

NOTE = "# Written by `make dictionary` from sql/: change the SQL files and sql/contract.yaml, not this file.\n"
LOGICAL_TYPES = {
    "bigint": "integer",
    "integer": "integer",
    "double": "number",
    "decimal": "number",
    "varchar": "string",
    "blob": "string",
    "boolean": "boolean",
    "date": "date",
    "timestamp with time zone": "timestamp",
    "list": "array",
    "struct": "object",
    "map": "object",
}
# The standard is plain JSON under keys of its own; what is read back is compared key by key.
Contract = dict[str, Any]


def contract_of(tables: list[Table]) -> Contract:
    """Return the contract: what `sql/contract.yaml` says, and a schema of all tables."""
    stated = yaml.safe_load((SQL_FOLDER / "contract.yaml").read_text(encoding="utf-8"))
    opening = {"apiVersion": "v3.1.0", "kind": "DataContract"}
    return {**opening, **stated, "schema": [_schema_object(table) for table in tables]}


def contract_text(contract: Contract) -> str:
    """Return the contract as the text of its file."""
    text: str = yaml.safe_dump(contract, sort_keys=False, allow_unicode=True, width=120)
    return NOTE + text


def read_contract(text: str) -> Contract:
    """Return the contract that a file's text holds."""
    contract: Contract = yaml.safe_load(text)
    return contract


def _schema_object(table: Table) -> Contract:
    composite = [_composite(link) for link in table.links if len(link.columns) > 1]
    unique = {"metric": "duplicateValues", "arguments": {"properties": list(table.key)}, "mustBe": 0}
    return {
        "name": table.name,
        "physicalName": table.name,
        "physicalType": "view" if table.is_view else "table",
        "logicalType": "object",
        "description": _bilingual(table.english, table.chinese),
        "dataGranularityDescription": table.english.partition(". ")[0].rstrip("."),
        "properties": [_property(table, column, data_type) for column, data_type in table.columns],
        **({"relationships": composite} if composite else {}),
        "quality": [{"type": "library", **unique}],
    }


def _property(table: Table, column: Column, data_type: str) -> Contract:
    position = {"primaryKeyPosition": table.key.index(column.name) + 1} if column.name in table.key else {}
    targets = [_relationship(link) for link in table.links if link.columns == (column.name,)]
    accepted = {"metric": "invalidValues", "arguments": {"validValues": list(column.values)}, "mustBe": 0}
    return {
        "name": column.name,
        **_types(sqltype(data_type)),
        "required": not column.is_nullable,
        **({"primaryKey": True} | position if position else {}),
        "description": _bilingual(column.english, column.chinese),
        **({"relationships": targets} if targets else {}),
        **({"quality": [{"type": "library", **accepted}]} if column.values else {}),
    }


def _types(data_type: DuckDBPyType) -> Contract:
    """Return the type in the standard's words, with the fields of a record and the type of a list's items."""
    logical = LOGICAL_TYPES[data_type.id]
    if data_type.id == "list":
        return {"logicalType": logical, "physicalType": str(data_type), "items": _types(_parts(data_type)["child"])}
    if data_type.id == "struct":
        fields = [{"name": name, **_types(field)} for name, field in _parts(data_type).items()]
        return {"logicalType": logical, "physicalType": "STRUCT", "properties": fields}
    return {"logicalType": logical, "physicalType": str(data_type)}


def _parts(data_type: DuckDBPyType) -> dict[str, DuckDBPyType]:
    return {name: part for name, part in data_type.children if isinstance(part, DuckDBPyType)}


def _relationship(link: Link) -> Contract:
    condition = [{"property": "condition", "value": link.condition}] if link.condition else []
    target = f"{link.target}.{link.target_columns[0]}"
    return {"type": "foreignKey", "to": target, **({"customProperties": condition} if condition else {})}


def _composite(link: Link) -> Contract:
    return {
        "type": "foreignKey",
        "from": [f"{link.table}.{name}" for name in link.columns],
        "to": [f"{link.target}.{name}" for name in link.target_columns],
    }


def _bilingual(english: str, chinese: str) -> str:
    return f"{english} · {chinese}" if chinese else english
