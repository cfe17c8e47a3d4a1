"""The statement that creates a table with the constraints its model declares.

Primary and foreign keys are checks over a load's rows instead (`sql/checks`): as constraints they cost ten times the
load itself.
"""

from pipelines.columns import Column, columns
from pipelines.sql_models import Model


def create_statement(model: Model, types: list[tuple[str, str]]) -> str:
    """Return the statement that puts an empty table in the model's place; `types` are its (column, type) in order.

    A column that may not be null is `not null`; one with a closed list of values has a `check`. A staging table takes
    what the silver layer gives.
    """
    declared = {column.name: "" if model.schema == "staging" else _constraints(column) for column in columns(model)}
    lines = ",\n".join(f'    "{name}" {data_type}{declared[name]}' for name, data_type in types)
    return f"create or replace table {model.name} (\n{lines}\n)"


def _constraints(column: Column) -> str:
    needed = "" if column.is_nullable else " not null"
    values = ", ".join(f"'{value}'" for value in column.values)
    return f'{needed} check ("{column.name}" in ({values}))' if values else needed
