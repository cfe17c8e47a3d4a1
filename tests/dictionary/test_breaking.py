"""A change that breaks a reader's query needs a new major version of the contract; `make dictionary` insists on it."""

from copy import deepcopy

import pytest

from pipelines.dictionary.breaking import breaking_changes, is_allowed
from pipelines.dictionary.contract import contract_text
from pipelines.dictionary.files import CONTRACT, BreakingChangeError, write_files


def column(name, physical_type="BIGINT", *, required=True, values=(), **more):
    quality = [{"metric": "invalidValues", "arguments": {"validValues": list(values)}}] if values else []
    return {"name": name, "physicalType": physical_type, "required": required, "quality": quality, **more}


CHANGES = column("changes", "STRUCT", properties=[{"name": "gloss", "physicalType": "INTEGER"}])
SALE = {
    "name": "fact_sale",
    "properties": [
        column("sale_key", primaryKey=True, primaryKeyPosition=1),
        column("paid_by", "VARCHAR", values=("cash", "card")),
        column("note", "VARCHAR", required=False),
        CHANGES,
    ],
}
OLD = {"version": "1.4.2", "schema": [SALE, {"name": "dim_unit", "properties": [column("unit_key")]}]}


def changed(change, version="1.5.0"):
    new = deepcopy(OLD) | {"version": version}
    change({table["name"]: table for table in new["schema"]}, new)
    return new


def the_column(tables, name):
    return next(column for column in tables["fact_sale"]["properties"] if column["name"] == name)


def remove_table(tables, contract):
    contract["schema"].remove(tables["dim_unit"])


def remove_column(tables, _):
    tables["fact_sale"]["properties"].remove(the_column(tables, "note"))


def rename_column(tables, _):
    the_column(tables, "note")["name"] = "remark"


def retype_column(tables, _):
    the_column(tables, "sale_key")["physicalType"] = "VARCHAR"


def allow_null(tables, _):
    the_column(tables, "paid_by")["required"] = False


def refuse_null(tables, _):
    the_column(tables, "note")["required"] = True


def remove_value(tables, _):
    the_column(tables, "paid_by")["quality"][0]["arguments"]["validValues"] = ["cash"]


def remove_field(tables, _):
    the_column(tables, "changes")["properties"].clear()


def change_key(tables, _):
    the_column(tables, "paid_by").update(primaryKey=True, primaryKeyPosition=2)


BREAKING = [
    (remove_table, "dim_unit is gone"),
    (remove_column, "fact_sale.note is gone"),
    (rename_column, "fact_sale.note is gone"),
    (retype_column, "fact_sale.sale_key is VARCHAR, it was BIGINT"),
    (allow_null, "fact_sale.paid_by may be null now"),
    (refuse_null, "fact_sale.note may not be null any more"),
    (remove_value, "fact_sale.paid_by takes no card any more"),
    (remove_field, "fact_sale.changes.gloss is gone"),
    (change_key, "fact_sale: the key is (sale_key, paid_by), it was (sale_key)"),
]


@pytest.mark.parametrize(("change", "said"), BREAKING, ids=lambda value: getattr(value, "__name__", ""))
class TestBreakingChange:
    def test_is_told_in_words(self, change, said):
        assert breaking_changes(OLD, changed(change)) == [said]

    def test_is_allowed_with_a_new_major_version_alone(self, change, said):
        assert not is_allowed(OLD, changed(change, "1.5.0"))
        assert is_allowed(OLD, changed(change, "2.0.0"))


def add_table(_, contract):
    contract["schema"].append({"name": "dim_more", "properties": [column("more_key")]})


def add_column(tables, _):
    tables["fact_sale"]["properties"].append(column("colour", "VARCHAR"))


def add_value(tables, _):
    the_column(tables, "paid_by")["quality"][0]["arguments"]["validValues"].append("coupon")


def open_the_list(tables, _):
    the_column(tables, "paid_by")["quality"] = []


def add_field(tables, _):
    the_column(tables, "changes")["properties"].append({"name": "width", "physicalType": "INTEGER"})


@pytest.mark.parametrize("change", [add_table, add_column, add_value, open_the_list, add_field])
def test_what_only_adds_breaks_nothing(change):
    assert breaking_changes(OLD, changed(change)) == []


class TestWriting:
    def test_nothing_is_written_over_a_contract_that_a_change_breaks(self, tmp_path):
        (tmp_path / "docs").mkdir()
        old = {CONTRACT: contract_text(OLD)}
        assert write_files(old, tmp_path) == [CONTRACT]
        with pytest.raises(BreakingChangeError, match=r"(?s)contract 1\.4\.2:.*note is gone.*raise the major part"):
            write_files({CONTRACT: contract_text(changed(remove_column))}, tmp_path)
        assert (tmp_path / CONTRACT).read_text(encoding="utf-8") == old[CONTRACT]

    def test_a_raised_version_lets_it_through_once(self, tmp_path):
        (tmp_path / "docs").mkdir()
        write_files({CONTRACT: contract_text(OLD)}, tmp_path)
        raised = {CONTRACT: contract_text(changed(remove_column, "2.0.0"))}
        assert write_files(raised, tmp_path) == [CONTRACT]
        with pytest.raises(BreakingChangeError):
            write_files({CONTRACT: contract_text(changed(remove_table, "2.0.0"))}, tmp_path)

    def test_what_is_current_is_left_alone(self, tmp_path):
        (tmp_path / "docs").mkdir()
        write_files({CONTRACT: contract_text(OLD)}, tmp_path)
        assert write_files({CONTRACT: contract_text(OLD)}, tmp_path) == []
