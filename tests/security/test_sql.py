"""SQL is text of the repository: values go in as parameters, and the identifiers in it are its own names."""

import ast
import re
from pathlib import Path

import duckdb
import pytest

from pipelines.checks import checks
from pipelines.load import MODELS
from pipelines.queries import load_queries
from pipelines.warehouse import confine
from tests.conftest import ROOT

RUNS_SQL = {"execute", "executemany", "sql", "query"}
MODEL = "names and statements of models, which are files of sql/"
# Where a statement is put together, and what it is put together of.
PUT_TOGETHER = {
    "pipelines/tables.py": f"{MODEL}; comments and days as quoted literals",
    "pipelines/checks.py": f"{MODEL}; the conditions are of pipelines/tables.py",
    "pipelines/ledger.py": "the ledger's name, a constant",
    "pipelines/dictionary/tables.py": MODEL,
    "pipelines/quality/judgement.py": "names of the files in sql/quality and of their parameters",
    "pipelines/quality/results.py": f"{MODEL}; a constant",
    "pipelines/exports/files.py": "a statement of the other files of this folder; the path is a parameter",
    "pipelines/exports/published.py": "files of sql/exports",
    "pipelines/exports/tables.py": "names the database itself lists, quoted",
    "pipelines/queries.py": "a parameter's name, which the question declares",
    "pipelines/warehouse.py": "constants; paths as quoted literals, for ATTACH takes no parameters",
    "bench/reliability/contents.py": "names the database itself lists",
    "bench/reliability/scenarios.py": "a constant",
    "bench/story_tables.py": MODEL,
    "bench/warehouse/history.py": f"{MODEL}; the path of a temporary folder",
    "bench/warehouse/publishing.py": MODEL,
}
IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?")


def put_together(file: Path) -> bool:
    """Tell whether any statement that the file runs holds more than is written there."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    made = {
        target.id
        for each in ast.walk(tree)
        if isinstance(each, ast.Assign) and is_made(each.value)
        for target in each.targets
        if isinstance(target, ast.Name)
    }
    calls = (each for each in ast.walk(tree) if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute))
    first = [call.args[0] for call in calls if call.func.attr in RUNS_SQL and call.args]
    return any(is_made(text) or (isinstance(text, ast.Name) and text.id in made) for text in first)


def is_made(text: ast.expr) -> bool:
    is_formatted = isinstance(text, ast.Call) and isinstance(text.func, ast.Attribute) and text.func.attr == "format"
    return is_formatted or isinstance(text, ast.JoinedStr | ast.BinOp)


def test_statements_are_put_together_only_where_it_is_known_of_what() -> None:
    files = [*(ROOT / "pipelines").rglob("*.py"), *(ROOT / "bench").rglob("*.py")]
    assert {str(file.relative_to(ROOT)) for file in files if put_together(file)} == set(PUT_TOGETHER)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("connection.execute(f'from {name}')", True),
        ("connection.sql('from ' + name)", True),
        ("connection.execute('from {}'.format(name))", True),
        ("query = f'from {name}'\nconnection.execute(query)", True),
        ("connection.execute('from x where y = ?', [name])", False),
    ],
)
def test_a_statement_that_is_put_together_is_seen(line: str, found: bool, tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text(line, encoding="utf-8")
    assert put_together(tmp_path / "module.py") is found


def test_every_name_that_stands_in_a_statement_is_a_plain_identifier() -> None:
    names = {model.name for model in MODELS} | {check.stem for check in checks()}
    names |= {column for model in MODELS for column in model.column_comments}
    names |= {name for query in load_queries().values() for name in (query.name, *query.parameters)}
    assert [name for name in names if not IDENTIFIER.fullmatch(name)] == []


@pytest.mark.parametrize(
    "statement",
    [
        "from read_text('/etc/hosts')",
        "from glob('/*')",
        "copy (select 1) to '{folder}/out.csv'",
        "attach '{folder}/other.duckdb'",
        "install httpfs",
        "set enable_external_access = true",
    ],
)
def test_a_question_reaches_nothing_but_the_database(
    statement: str, sample: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    confine(sample)
    with pytest.raises((duckdb.PermissionException, duckdb.InvalidInputException)):
        sample.execute(statement.format(folder=tmp_path)).fetchall()
    assert list(tmp_path.iterdir()) == []
