"""Tables are joined on keys: a statement that tries every pair of pages takes a minute for 100,000 of them."""

from collections.abc import Iterator

import duckdb
import pytest

from pipelines.checks import checks, statements
from pipelines.dictionary.tables import empty_warehouse
from pipelines.settings import SQL_FOLDER
from pipelines.sql_models import load_models

MODELS = load_models(SQL_FOLDER)
PAIRWISE = ("BLOCKWISE_NL_JOIN", "NESTED_LOOP_JOIN", "CROSS_PRODUCT", "PIECEWISE_MERGE_JOIN", "IE_JOIN")
# Of two tables one has a handful of rows, however much is loaded: five-year plans, the run itself.
FEW = {"dim_date", "ops.loaded_shard", "ops.quality_result", "ops.run"}
STATEMENTS = {model.name: model.sql for model in MODELS if model.name not in FEW} | {
    f"{check.stem}-{number}": statement for check in checks() for number, statement in enumerate(statements(check), 1)
}


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with empty_warehouse(MODELS) as connection:
        yield connection


@pytest.mark.parametrize("name", STATEMENTS)
def test_no_statement_tries_every_pair_of_rows(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    _, plan = connection.execute(f"explain {STATEMENTS[name]}").fetchone() or ("", "")
    assert [join for join in PAIRWISE if join in plan] == []
