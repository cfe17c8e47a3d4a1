"""The cookbook: every question runs as it stands, says what its rows mean, and has a known answer on the sample pages.

The answers in `expected/` were read against the pages by hand; `expected/README.md` says where on which page.
"""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from bench.cookbook import PAGE, masked, page
from pipelines.queries import Query, ask, load_queries, parse
from tests.conftest import ROOT

EXPECTED = Path(__file__).parent / "expected"
QUERIES = load_queries()
Ask = Callable[..., list[dict]]

every_query = pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)


@pytest.fixture
def answers(sample: duckdb.DuckDBPyConnection) -> Ask:
    return lambda name, **given: ask(sample, QUERIES[name], given).to_dicts()


def run_query(warehouse: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipelines.cli", "query", *arguments]
    environment = {"NEWS_WAREHOUSE": str(warehouse), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@every_query
def test_an_answer_is_the_one_read_from_the_pages(
    query: Query, sample: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    answer = tmp_path / "answer.csv"
    sample.execute(f"copy ({query.sql}) to '{answer}' (header, delimiter ',')")
    expected = (EXPECTED / f"{query.name}.csv").read_text(encoding="utf-8")
    assert masked(answer.read_text(encoding="utf-8"), sample) == expected


@pytest.mark.parametrize("time", ["07:24:53.911724", "07:24:53.911720", "07:24:53.900000", "07:24:53"])
def test_a_time_of_a_run_is_masked_however_many_digits_are_shown(time: str, tmp_path: Path) -> None:
    answer = tmp_path / "answer.csv"
    with duckdb.connect() as connection:
        connection.execute("set timezone = 'UTC'; create schema ops; create table fact_figure (rules_version varchar)")
        connection.execute("create table ops.run (run_id varchar, started_at timestamptz, rules_version varchar)")
        connection.execute(f"insert into ops.run values ('run-1', '2026-11-22 {time}+00', 'rules-1')")
        connection.execute(f"copy (select started_at from ops.run) to '{answer}' (header)")
        (started_at,) = connection.sql("select started_at from ops.run").pl()["started_at"]
        assert masked(answer.read_text(encoding="utf-8"), connection) == "started_at\n(time)\n"
        assert masked(str(started_at), connection) == "(time):00"


def test_every_expected_answer_has_its_question() -> None:
    assert {path.stem for path in EXPECTED.glob("*.csv")} == set(QUERIES)


@every_query
def test_a_header_asks_in_two_languages_and_says_what_a_row_is(query: Query) -> None:
    assert query.question.endswith("?")
    assert re.search(r"[\u4e00-\u9fff].*？$", query.question_in_chinese)
    for key in ("Row:", "Read:", "Caveat:"):
        assert sum(line.startswith(key) for line in query.header) == 1, key


@every_query
def test_parameters_are_those_that_the_sql_reads(query: Query) -> None:
    assert set(re.findall(r"getvariable\('(\w+)'\)", query.sql)) == set(query.parameters)
    assert sum(line.startswith("Parameter:") for line in query.header) == len(query.parameters)
    for parameter in query.parameters.values():
        defaults = set(re.findall(rf"coalesce\(getvariable\('{parameter.name}'\)(?:::\w+)?, '(.*?)'\)", query.sql))
        assert defaults == ({parameter.default} if parameter.default else set())


@every_query
def test_no_line_is_too_long_to_read(query: Query) -> None:
    assert max(map(len, query.sql.splitlines())) <= 120


def test_the_page_of_the_cookbook_is_up_to_date(sample: duckdb.DuckDBPyConnection) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(sample), "run make run, then python -m bench.cookbook"


def test_without_a_name_the_questions_are_listed(tmp_path: Path) -> None:
    done = run_query(tmp_path)
    assert done.returncode == 0
    assert all(name in done.stdout and query.question in done.stdout for name, query in QUERIES.items())


def test_an_unknown_name_gives_the_list_and_fails(tmp_path: Path) -> None:
    done = run_query(tmp_path, "no_such_question")
    assert done.returncode == 1
    assert "who_held_a_post" in done.stdout
    assert "no question is called 'no_such_question'" in done.stderr


def test_a_question_is_asked_with_a_parameter(sample_warehouse: Path) -> None:
    done = run_query(sample_warehouse, "who_held_a_post", "ON=2025-02-01", "body=武进区工信局")
    assert done.returncode == 0, done.stderr
    assert "邵明澈" in done.stdout
    assert "严子衡" not in done.stdout


@pytest.mark.parametrize("argument", ["where=武进", "武进", "region"])
def test_an_unknown_parameter_is_named_with_those_there_are(argument: str) -> None:
    with pytest.raises(RuntimeError, match=f"{argument}' is no parameter of who_held_a_post, which takes ON="):
        parse([argument], QUERIES["who_held_a_post"])


def test_a_value_of_the_wrong_type_is_named(sample: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(RuntimeError, match=r"someday.*sql/queries/who_held_a_post\.sql"):
        ask(sample, QUERIES["who_held_a_post"], {"on": "someday"})


def test_a_value_is_data_and_never_sql(answers: Ask) -> None:
    assert answers("recruited_people", region="x') or true --") == []


def test_make_hands_over_what_is_set_on_its_command_line_as_it_is() -> None:
    command = ["make", "--dry-run", "query", "Q=a; $(shell exit)", "BODY=it's $HOME"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert r"pipelines.cli query 'a; $(shell exit)' 'BODY=it'\''s $HOME'" in done.stdout
