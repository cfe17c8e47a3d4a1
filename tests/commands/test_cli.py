"""The command line itself: each command is a file, is told of, and starts without what it does not need."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.cli import COMMANDS, main
from tests.conftest import ROOT

WITHOUT_DAGSTER = """
import sys
from pipelines.cli import main
status = main()
sys.exit("Dagster was imported" if "dagster" in sys.modules else status)
"""


def test_every_file_of_commands_is_a_command() -> None:
    files = {path.stem for path in (ROOT / "pipelines" / "commands").glob("[!_]*.py")}
    assert files == set(COMMANDS)


def test_every_command_has_its_line_in_the_makefile() -> None:
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    for command in COMMANDS:
        assert f"{command}: .venv/run" in lines
        assert any(f"pipelines.cli {command}" in line for line in lines)


@pytest.mark.parametrize(
    "words",
    [["run"], ["query", "what_each_run_changed"], ["trace", "18_changzhou_chain.txt:5", "--json"], ["doctor"]],
    ids=lambda words: words[0],
)
def test_a_command_that_has_no_use_for_dagster_does_not_wait_for_it(
    words: list[str], sample_warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWS_WAREHOUSE", str(sample_warehouse))
    command = [sys.executable, "-c", WITHOUT_DAGSTER, *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout


def test_a_word_that_is_no_command_is_answered_with_those_there_are(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["cli", "nonsense"])
    with pytest.raises(SystemExit, match="2"):
        main()
    assert "'run'" in capsys.readouterr().err
