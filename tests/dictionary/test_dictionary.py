"""What the dictionary, the contract and the diagram say of this warehouse is true, complete and up to date."""

import json
import re
from importlib.resources import files
from pathlib import Path

import duckdb
import jsonschema
import pytest

from pipelines.dictionary.contract import contract_of, contract_text, read_contract
from pipelines.dictionary.diagram import diagram_page
from pipelines.dictionary.files import generated_files, is_current
from pipelines.dictionary.tables import describe_tables
from pipelines.settings import ROOT, SQL_FOLDER
from pipelines.sql_models import load_models

TABLES = describe_tables(load_models(SQL_FOLDER))
GENERATED = generated_files(TABLES)
COLUMNS = [(table, column) for table in TABLES for column, _ in table.columns]
# Keys of what has no table of its own.
KEYS_ALONE = {"story_key", "post_key"}
HAN = re.compile(r"[一-鿿]")

every_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


@pytest.mark.parametrize("path", GENERATED, ids=str)
def test_the_file_says_what_the_sql_files_say(path: Path):
    assert is_current(ROOT / path, GENERATED[path]), f"{path} is out of date: run `make dictionary`"


@every_table
class TestEveryTable:
    def test_is_told_in_english_and_chinese(self, table):
        assert table.english.startswith("One row")
        assert HAN.search(table.chinese)

    def test_tells_each_column_in_english_and_chinese(self, table):
        assert [
            column.name for column, _ in table.columns if not column.english or not HAN.search(column.chinese)
        ] == []

    def test_has_no_key_that_may_be_null(self, table):
        keys = {column.name for column, _ in table.columns if column.name.endswith("_key")} | set(table.key)
        assert [column.name for column, _ in table.columns if column.is_nullable and column.name in keys] == []

    def test_has_no_key_of_another_table_that_it_does_not_refer_to(self, table):
        stored = [] if table.is_view else [column for column, _ in table.columns if column.name.endswith("_key")]
        own = KEYS_ALONE | set(table.key)
        assert [column.name for column in stored if column.name not in own and not column.tables] == []

    def test_has_a_section_in_the_dictionary(self, table):
        assert f"\n## {table.name}\n" in GENERATED[Path("docs/data-dictionary.md")]


class TestTheSampleKeepsWhatIsDeclared:
    @every_table
    def test_it_has_these_columns_and_types(self, sample: duckdb.DuckDBPyConnection, table):
        published = [(name, data_type) for name, data_type, *_ in sample.execute(f"describe {table.name}").fetchall()]
        assert published == [(column.name, data_type) for column, data_type in table.columns]

    @every_table
    def test_it_is_null_only_where_a_comment_says_so(self, sample: duckdb.DuckDBPyConnection, table):
        nulls = ", ".join(f'count(*) filter ("{column.name}" is null)' for column, _ in table.columns)
        counts = sample.execute(f"select {nulls} from {table.name}").fetchone()
        found = [column.name for (column, _), count in zip(table.columns, counts, strict=True) if count]
        assert [name for name in found if name not in {c.name for c, _ in table.columns if c.is_nullable}] == []

    @every_table
    def test_it_has_no_two_rows_of_one_key(self, sample: duckdb.DuckDBPyConnection, table):
        key = ", ".join(table.key)
        assert sample.execute(f"select {key} from {table.name} group by {key} having count(*) > 1").fetchall() == []

    @pytest.mark.parametrize(
        ("table", "column"),
        [(table, column) for table, column in COLUMNS if column.values],
        ids=lambda value: value.name,
    )
    def test_it_holds_accepted_values_alone(self, sample: duckdb.DuckDBPyConnection, table, column):
        query = f'select distinct "{column.name}" from {table.name} where "{column.name}" is not null'
        assert {value for (value,) in sample.execute(query).fetchall()} <= set(column.values)


class TestContract:
    CONTRACT = read_contract(contract_text(contract_of(TABLES)))

    def test_it_keeps_to_the_open_data_contract_standard(self):
        standard = json.loads(files("open_data_contract_standard").joinpath("schema.json").read_text(encoding="utf-8"))
        validator = jsonschema.validators.validator_for(standard)(standard)
        assert [error.message for error in validator.iter_errors(self.CONTRACT)] == []

    def test_each_foreign_key_meets_a_column_that_is_there(self):
        there = {f"{table.name}.{column.name}" for table, column in COLUMNS}
        properties = [column for table in self.CONTRACT["schema"] for column in table["properties"]]
        links = [link for column in properties for link in column.get("relationships", [])]
        composite = [link for table in self.CONTRACT["schema"] for link in table.get("relationships", [])]
        assert links
        assert {link["to"] for link in links} | {
            name for link in composite for name in link["from"] + link["to"]
        } <= there

    def test_a_column_tells_its_type_key_reference_and_values(self):
        [figure] = [table for table in self.CONTRACT["schema"] if table["name"] == "fact_figure"]
        columns = {column["name"]: column for column in figure["properties"]}
        assert columns["figure_key"]["primaryKey"]
        assert columns["value"]["physicalType"] == "DECIMAL(24,6)"
        assert not columns["value"]["required"]
        assert columns["unit_key"]["relationships"] == [{"type": "foreignKey", "to": "dim_unit.unit_key"}]
        assert columns["direction"]["quality"][0]["arguments"] == {"validValues": ["up", "down"]}


class TestDiagram:
    LINES = diagram_page(TABLES).partition("erDiagram\n")[2].partition("```")[0].splitlines()

    def test_every_line_is_an_entity_an_attribute_or_a_relation(self):
        name, types = r"(?:dim|fact|mart)_\w+", "BIGINT|INTEGER|VARCHAR|DATE"
        entity, attribute = rf"    {name} \{{|    \}}", rf"        (?:{types}) \w+ (?:PK|FK|PK, FK)"
        relation = rf'    {name} [|][|o]--o\{{ {name} : "[^"]+"'
        assert [line for line in self.LINES if not re.fullmatch(f"{entity}|{attribute}|{relation}", line)] == []

    def test_every_link_between_tables_that_are_drawn_is_drawn(self):
        drawn = [table for table in TABLES if f"    {table.name} {{" in self.LINES]
        assert {"fact_figure", "dim_unit"} <= {table.name for table in drawn}
        assert sum("--o{" in line for line in self.LINES) == sum(len(table.links) for table in drawn)
