"""Which columns each column of a model gets its values from, read from its SQL; joins and filters do not count."""

from collections.abc import Iterator

from sqlglot import exp
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import Scope, build_scope
from sqlglot.schema import MappingSchema

from pipelines.sql_models import Model

Origin = tuple[str, str]
# What sqlglot calls an output column that the statement leaves without a name, as the fields of a record spread out.
UNNAMED = "_col_"


def column_origins(models: list[Model]) -> dict[str, dict[str, set[Origin]]]:
    """Return, by model and column, the (table, column) pairs that its values come from; constants and counts have none.

    A table is a model, a stage of the silver layer whose Parquet has the column, or the path of a CSV file.
    Raises sqlglot's OptimizeError where a column cannot be told from its name.
    """
    columns: dict[str, dict[str, dict[str, str]]] = {}
    for model in models:
        columns.setdefault(model.schema, {})[model.path.stem] = dict.fromkeys(model.column_comments, "unknown")
    schema = MappingSchema(dict(columns), dialect="duckdb")
    return {model.name: _model_origins(model, schema) for model in models}


def _model_origins(model: Model, schema: MappingSchema) -> dict[str, set[Origin]]:
    query = qualify(
        model.query.copy(),
        schema=schema,
        dialect="duckdb",
        db="main",
        expand_alias_refs=False,
        allow_partial_qualification=True,
        validate_qualify_columns=False,
    )
    root = build_scope(query)
    if root is None:
        raise TypeError(f"{model.path} must hold one select statement")
    return {name: set(_output(root, name)) for name in model.column_comments}


def _output(scope: Scope, name: str) -> Iterator[Origin]:
    """Yield the origins of what a scope puts out under a name; of a union, in each branch at the same place."""
    if isinstance(scope.expression, exp.UDTF):
        yield from _expression(scope, scope.expression)
        return
    selects = _selects(scope)
    places = [place for place, select in enumerate(selects) if select.alias_or_name == name]
    if not places and any(select.is_star for select in selects):
        yield from _from_sources(scope, name)
        return
    for place in places or [place for place, select in enumerate(selects) if select.alias.startswith(UNNAMED)]:
        for branch in _branches(scope):
            yield from _expression(branch, _selects(branch)[place])


def _selects(scope: Scope) -> list[exp.Expr]:
    return scope.expression.selects if isinstance(scope.expression, exp.Query) else []


def _branches(scope: Scope) -> Iterator[Scope]:
    for branch in scope.set_operation_scopes or []:
        yield from _branches(branch)
    if not scope.set_operation_scopes:
        yield scope


def _expression(scope: Scope, expression: exp.Expr) -> Iterator[Origin]:
    inner = {id(subquery.expression): subquery for subquery in scope.subquery_scopes}
    for node in expression.walk(prune=lambda node: id(node) in inner):
        if id(node) in inner:
            for select in _selects(inner[id(node)]):
                yield from _output(inner[id(node)], select.alias_or_name)
        elif isinstance(node, exp.Column) and node.table in scope.sources:
            yield from _from_source(scope.sources[node.table], node.name)
        elif isinstance(node, exp.Column):
            yield from _from_sources(scope, node.name)


def _from_sources(scope: Scope, name: str) -> Iterator[Origin]:
    """Yield the origins of a column whose table the statement leaves open, which it may where there is but one."""
    if len(scope.selected_sources) == 1:
        _, source = next(iter(scope.selected_sources.values()))
        yield from _from_source(source, name)


def _from_source(source: exp.Table | Scope, name: str) -> Iterator[Origin]:
    if isinstance(source, Scope):
        yield from _output(source, name)
    elif table := _table_name(source):
        yield table, name


def _table_name(table: exp.Table) -> str | None:
    """Return what a table is called; None for a function that makes rows of nothing."""
    if isinstance(table.this, exp.ReadParquet):
        return str(next(variable.expressions[0].name for variable in table.this.find_all(exp.Anonymous)))
    if isinstance(table.this, exp.ReadCSV):
        return str(table.this.this.name)
    return (table.name if table.db == "main" else f"{table.db}.{table.name}") if table.name else None
