"""The dimensions, built once in memory from their SQL files, and how the tests here ask them."""

from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).resolve().parents[2]
DIMENSIONS = ("date", "region", "unit")


@pytest.fixture(scope="session")
def warehouse():
    """Build the dimensions in memory, the way the files say."""
    con = duckdb.connect(config={"file_search_path": str(ROOT)})
    for macro in ("surrogate_key", "in_base_unit"):
        con.execute((ROOT / f"sql/macros/{macro}.sql").read_text(encoding="utf-8"))
    for name in DIMENSIONS:
        select = (ROOT / f"sql/dimensions/dim_{name}.sql").read_text(encoding="utf-8")
        con.execute(f"create table dim_{name} as {select}")
    yield con
    con.close()


@pytest.fixture
def rows(warehouse):
    return lambda query: warehouse.execute(query).fetchall()


@pytest.fixture
def assert_nothing(rows):
    """Return a check that a query finds no offending row; the rows it does find are in the failure."""

    def check(query):
        assert rows(query) == []

    return check
