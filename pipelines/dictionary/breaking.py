"""What a new contract takes away from who reads by the old one."""

from collections.abc import Iterator

from pipelines.dictionary.contract import Contract


def breaking_changes(old: Contract, new: Contract) -> list[str]:
    """Return, in words, each change that can break a reader's query; a renamed table or column is a missing one."""
    tables = {table["name"]: table for table in new["schema"]}
    changes: list[str] = []
    for table in old["schema"]:
        if table["name"] in tables:
            changes += _column_changes(table, tables[table["name"]])
        else:
            changes.append(f"{table['name']} is gone")
    return changes


def is_allowed(old: Contract, new: Contract) -> bool:
    """Tell whether the new contract may replace the old one: it breaks nothing, or has a higher major version."""
    return not breaking_changes(old, new) or _major(new) > _major(old)


def _major(contract: Contract) -> int:
    return int(contract["version"].partition(".")[0])


def _column_changes(old: Contract, new: Contract) -> Iterator[str]:
    if _key(old) != _key(new):
        yield f"{old['name']}: the key is ({', '.join(_key(new))}), it was ({', '.join(_key(old))})"
    yield from _field_changes(old["name"], old["properties"], new["properties"])


def _key(table: Contract) -> list[str]:
    keys = [column for column in table["properties"] if column.get("primaryKey")]
    return [column["name"] for column in sorted(keys, key=lambda column: int(column["primaryKeyPosition"]))]


def _field_changes(owner: str, old: list[Contract], new: list[Contract]) -> Iterator[str]:
    """Yield the changes of a table's columns, or of a record's fields."""
    kept = {column["name"]: column for column in new}
    for column in old:
        name = f"{owner}.{column['name']}"
        if column["name"] in kept:
            yield from (f"{name} {change}" for change in _changes(column, kept[column["name"]]))
            yield from _field_changes(name, column.get("properties", []), kept[column["name"]].get("properties", []))
        else:
            yield f"{name} is gone"


def _changes(old: Contract, new: Contract) -> Iterator[str]:
    if old["physicalType"] != new["physicalType"]:
        yield f"is {new['physicalType']}, it was {old['physicalType']}"
    if old.get("required") != new.get("required"):
        yield "may not be null any more" if new["required"] else "may be null now"
    values, kept = _values(old), _values(new)
    if kept and (lost := [value for value in values if value not in kept]):
        yield f"takes no {', '.join(lost)} any more"


def _values(column: Contract) -> list[str]:
    rules = column.get("quality", [])
    return [value for rule in rules if rule["metric"] == "invalidValues" for value in rule["arguments"]["validValues"]]
