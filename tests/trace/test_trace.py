"""The trail of one fact of the sample pages: marks, steps, source, reading and what else is claimed."""

import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pipelines.settings import Settings
from pipelines.trace.facts import UnknownKeyError
from pipelines.trace.report import report
from pipelines.trace.terminal import marked, printable, printable_json
from pipelines.trace.trail import Trail, trail

GLOSSED = "raw_text = '5200餘(yú)噸'"
SHIFTED = "raw_text = '9800餘(yú)畝'"
PLAIN = "surface = '162名'"


@pytest.fixture
def follow(sample: duckdb.DuckDBPyConnection, sample_warehouse: Path) -> Callable[[str], Trail]:
    settings = Settings(raw=sample_warehouse, warehouse=sample_warehouse)
    return lambda key: trail(sample, settings, key)


def key_of(sample: duckdb.DuckDBPyConnection, where: str, kind: str = "figure") -> str:
    return str(sample.sql(f"select {kind}_key from fact_{kind} where {where}").fetchall()[0][0])


def words(found: Trail) -> str:
    return "\n".join(report(found, is_coloured=False))


def test_the_raw_slice_is_marked_where_the_clean_one_came_from(
    sample: duckdb.DuckDBPyConnection, follow: Callable[[str], Trail]
) -> None:
    said = words(follow(key_of(sample, GLOSSED)))
    assert "⟦5200餘(yú)噸⟧" in said
    assert "⟦5200余吨⟧" in said


@pytest.mark.parametrize("where", [GLOSSED, SHIFTED, PLAIN])
def test_the_steps_end_in_the_stored_line_and_the_marks_hold_the_stored_slices(
    sample: duckdb.DuckDBPyConnection, follow: Callable[[str], Trail], where: str
) -> None:
    found = follow(key_of(sample, where))
    assert found.ends_in_stored_text
    assert found.restoration.raw_span is not None
    assert found.line["raw_text"][slice(*found.restoration.raw_span)] == found.fact.row["raw_text"]
    assert found.fact.row["surface"] in found.sentence


def test_each_step_counts_what_its_rules_touched_as_the_account_of_the_line_does(
    sample: duckdb.DuckDBPyConnection, follow: Callable[[str], Trail]
) -> None:
    found = follow(key_of(sample, SHIFTED))
    page_id, line_no = found.fact.place
    ((account,),) = sample.execute(
        "select changes from fact_line where page_id = ? and line_no = ?", [page_id, line_no]
    ).fetchall()
    counted = [(rule, count) for step in found.restoration.steps for rule, count in step.rules.items()]
    assert {rule: sum(count for name, count in counted if name == rule) for rule, _ in counted} == {
        rule: count for rule, count in account.items() if count
    }


def test_a_step_shows_what_stood_there_and_what_stands_there(
    sample: duckdb.DuckDBPyConnection, follow: Callable[[str], Trail]
) -> None:
    said = words(follow(key_of(sample, GLOSSED)))
    assert "(yú) → nothing" in said
    assert "噸→吨" in said


def test_a_field_shows_the_words_it_was_read_from(
    sample: duckdb.DuckDBPyConnection, follow: Callable[[str], Trail]
) -> None:
    found = follow(key_of(sample, PLAIN))
    fields = {field.name: field for field in found.fields}
    line_no, start, end = fields["period_text"].place or (0, 0, 0)
    assert (line_no, found.line["text"][start:end]) == (found.fact.place[1], "2024年")
    assert (fields["region_name"].value, fields["region_name"].words) == ("武进区", "武进区")


def test_source_run_and_bronze_file_are_named(
    sample: duckdb.DuckDBPyConnection, follow: Callable[[str], Trail]
) -> None:
    found = follow(key_of(sample, PLAIN))
    assert found.origin.captures[0]["source_path"] == "18_changzhou_chain.txt"
    assert found.origin.run is not None
    assert found.origin.run["status"] == "success"
    assert found.origin.bronze_file is not None
    assert Path(found.origin.bronze_file).is_file()


def test_what_else_is_claimed_is_told_with_the_reason_of_the_conflict(
    sample: duckdb.DuckDBPyConnection, follow: Callable[[str], Trail]
) -> None:
    said = words(follow(key_of(sample, PLAIN)))
    assert "conflicting: contradiction; preferred exact 162" in said
    assert "exact 126" in said


@pytest.mark.parametrize(
    ("kind", "where"), [("quote", "surface = '行李一放,下午就能去面试!'"), ("mention", "surface = '苏曼青'")]
)
def test_quotes_and_mentions_have_a_trail(
    sample: duckdb.DuckDBPyConnection, follow: Callable[[str], Trail], kind: str, where: str
) -> None:
    found = follow(key_of(sample, where, kind))
    assert found.fact.kind == kind
    assert f"⟦{found.fact.row['raw_text']}⟧" in words(found)


def test_a_post_leads_to_the_first_line_that_names_its_holder(
    sample: duckdb.DuckDBPyConnection, follow: Callable[[str], Trail]
) -> None:
    ((key,),) = sample.sql(
        "select person_post_key from mart_person_posts where person_name = '岳知行' and valid_from = '2017-12-28'"
    ).fetchall()
    assert "局局长⟦岳知行⟧说" in words(follow(str(key)))


def test_a_line_lists_its_facts(follow: Callable[[str], Trail]) -> None:
    found = follow("18_changzhou_chain.txt:5")
    assert follow(f"{found.fact.place[0][:8]}:5").fact.place == found.fact.place
    assert "162名" in words(found).split("Facts on the line")[1]


@pytest.mark.parametrize("key", ["nonsense", "12345", "ffffffffffff:1", "18_changzhou_chain.txt:999", "-1", ":1"])
def test_a_wrong_key_is_answered_with_what_a_key_is(follow: Callable[[str], Trail], key: str) -> None:
    with pytest.raises(UnknownKeyError, match="A key is the figure_key"):
        follow(key)


def test_what_a_page_wrote_cannot_drive_the_terminal() -> None:
    hostile = "\x1b[2J\u009b1m\u202e总\u200b额\r\n"
    assert printable(hostile) == "\\x1b[2J\\x9b1m\\u202e总\\u200b额\\r\\n"
    assert json.loads(printable_json(json.dumps({"said": hostile + "𠮷\U000f0000"}, ensure_ascii=False))) == {
        "said": hostile + "𠮷\U000f0000"
    }
    assert printable_json(json.dumps(hostile, ensure_ascii=False)).isprintable()


def test_a_slice_is_marked_by_colour_on_a_terminal() -> None:
    assert marked("增长3%", (2, 4), is_coloured=True) == "增长\x1b[7m3%\x1b[0m"
    assert marked("增长3%", None, is_coloured=True) == "增长3%"
