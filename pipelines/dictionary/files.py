"""The files that follow from the SQL files, and the rule by which a new contract replaces the old."""

from pathlib import Path

from pipelines.dictionary.breaking import breaking_changes, is_allowed
from pipelines.dictionary.checks import declared_checks
from pipelines.dictionary.contract import Contract, contract_of, contract_text, read_contract
from pipelines.dictionary.diagram import diagram_page
from pipelines.dictionary.markdown import dictionary_page
from pipelines.dictionary.tables import Table

CONTRACT = Path("docs/data-contract.yaml")


class BreakingChangeError(Exception):
    """A change that breaks a reader's query under a contract whose version promises none."""


def generated_files(tables: list[Table]) -> dict[Path, str]:
    """Return each file's text by its path under the repository's root."""
    checks = {Path(f"sql/checks/{name}.sql"): text for name, text in declared_checks(tables).items()}
    return {
        Path("docs/data-dictionary.md"): dictionary_page(tables),
        Path("docs/data-model.md"): diagram_page(tables),
        CONTRACT: contract_text(contract_of(tables)),
        **checks,
    }


def write_files(files: dict[Path, str], root: Path) -> list[Path]:
    """Write the files that differ from what stands under `root` and return their paths.

    Raises BreakingChangeError, and writes nothing, where the contract there promises what the new one no longer does.
    """
    committed = root / CONTRACT
    if committed.exists():
        _compare(read_contract(committed.read_text(encoding="utf-8")), read_contract(files[CONTRACT]))
    stale = [path for path, text in files.items() if not is_current(root / path, text)]
    for path in stale:
        (root / path).write_text(files[path], encoding="utf-8")
    return stale


def is_current(path: Path, text: str) -> bool:
    """Tell whether the file holds this text."""
    return path.exists() and path.read_text(encoding="utf-8") == text


def _compare(old: Contract, new: Contract) -> None:
    if not is_allowed(old, new):
        changes = "\n".join(f"  {change}" for change in breaking_changes(old, new))
        raise BreakingChangeError(
            f"these changes break readers of contract {old['version']}:\n{changes}\n"
            "Undo them, or raise the major part of `version` in sql/contract.yaml and run `make dictionary` again."
        )
