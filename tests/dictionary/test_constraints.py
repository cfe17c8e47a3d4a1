"""A table's constraints are what its model declares: no null, no other value."""

import duckdb
import pytest

from pipelines.constraints import create_statement

SALE = """-- One row per sale.
-- Key: sale_key
select
    1 as sale_key, -- Key of the sale
    'cash' as paid_by, -- 'cash' or 'card'
    'up' as change, -- 'up' or 'down', null where there is none
    null as note -- What was said, or null
"""
TYPES = [("sale_key", "BIGINT"), ("paid_by", "VARCHAR"), ("change", "VARCHAR"), ("note", "STRUCT(said VARCHAR)[]")]


@pytest.fixture
def table(write):
    with duckdb.connect() as connection:
        connection.execute(create_statement(write("facts/fact_sale", SALE), TYPES))
        yield connection


def test_the_table_has_the_columns_and_types_that_are_given(table):
    assert [(name, data_type) for name, data_type, *_ in table.execute("describe fact_sale").fetchall()] == TYPES


def test_it_takes_rows_that_keep_to_the_declaration(table):
    table.execute("insert into fact_sale values (1, 'cash', 'up', null), (2, 'card', null, [{'said': 'thanks'}])")
    assert table.execute("select count(*) from fact_sale").fetchall() == [(2,)]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("null, 'cash', 'up', null", "NOT NULL constraint failed: fact_sale.sale_key"),
        ("1, null, 'up', null", "NOT NULL constraint failed: fact_sale.paid_by"),
        ("1, 'cheque', 'up', null", "CHECK constraint failed"),
        ("1, 'cash', 'sideways', null", "CHECK constraint failed"),
    ],
)
def test_it_refuses_any_other(table, row, said):
    with pytest.raises(duckdb.ConstraintException, match=said):
        table.execute(f"insert into fact_sale values ({row})")


def test_it_stands_empty_in_the_old_ones_place(table, write):
    table.execute("insert into fact_sale values (1, 'cash', 'up', null)")
    table.execute(create_statement(write("facts/fact_sale", SALE), TYPES))
    assert table.execute("from fact_sale").fetchall() == []
