"""The version of each stage: it changes exactly when its rule, a word list it reads or a stage before it does."""

import ast
import hashlib
import inspect
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from types import FunctionType

from pipelines.reference import FOLDER
from pipelines.settings import ROOT
from pipelines.stages import STAGES, Stage

PACKAGE = "pipelines"
DIGITS = 12


def digest(parts: Iterable[bytes]) -> str:
    """Return twelve hex digits of the SHA-256 over the parts, each told from the next."""
    hashed = hashlib.sha256()
    for part in parts:
        hashed.update(len(part).to_bytes(8) + part)
    return hashed.hexdigest()[:DIGITS]


@cache
def stage_version(name: str) -> str:
    """Return the version of the stage of this name; captures are raw bytes, which no rule makes."""
    stage = next((stage for stage in STAGES if stage.name == name), None)
    if stage is None:
        return name
    before = [stage_version(given).encode() for given in stage.inputs]
    return digest([*before, *_sources(stage)])


def rules_of(stages: Iterable[str]) -> str:
    """Return the version of the rules behind a table that is made of these stages."""
    return digest(stage_version(name).encode() for name in sorted(stages))


def files_behind(stage: Stage) -> list[Path]:
    """Return the modules that the stage's rule runs, and the word lists that they name, sorted."""
    rules = [function for function in _functions(stage.rule) if function.__module__ != Stage.__module__]
    modules = {path for function in rules for path in _with_imports(_file_of(function.__module__))}
    return sorted(modules | {table for path in modules for table in _tables_named_in(path)})


@cache
def module_version(path: Path) -> str:
    """Return the version of a module: of its text, and of the modules and word lists behind it."""
    modules = _with_imports(path)
    files = sorted(modules | {table for module in modules for table in _tables_named_in(module)})
    return digest(file.read_bytes() for file in files)


def _sources(stage: Stage) -> Iterator[bytes]:
    for function in _functions(stage.rule):
        if function.__module__ == Stage.__module__:
            yield inspect.getsource(function).encode()
    for path in files_behind(stage):
        yield path.relative_to(ROOT).as_posix().encode()
        yield path.read_bytes()


def _functions(rule: Callable[..., object]) -> list[FunctionType]:
    """Return the functions that a rule of the table of stages is put together from, in the order they are met.

    The table imports every rule, so what a stage needs is read off its own functions, not off the module's imports.
    """
    found: list[FunctionType] = []
    open_ends: list[object] = [rule]
    while open_ends:
        function = open_ends.pop()
        if not isinstance(function, FunctionType) or not function.__module__.startswith(PACKAGE) or function in found:
            continue
        found.append(function)
        if function.__module__ == Stage.__module__:
            open_ends += [cell.cell_contents for cell in function.__closure__ or ()]
            open_ends += [function.__globals__.get(name) for name in function.__code__.co_names]
    return found


@cache
def _with_imports(path: Path) -> frozenset[Path]:
    """Return the module and all of the package that it imports, straight or through others."""
    found: set[Path] = set()
    open_ends = [path]
    while open_ends:
        module = open_ends.pop()
        if module not in found:
            found.add(module)
            open_ends += _imports(module)
    return frozenset(found)


@cache
def _imports(path: Path) -> tuple[Path, ...]:
    names = {name for node in _nodes(path) for name in _names_imported(node) if name.split(".")[0] == PACKAGE}
    return tuple(sorted(filter(Path.is_file, map(_file_of, names))))


def _names_imported(node: ast.AST) -> list[str]:
    """Return the modules an import may mean: `from package import name` means a module of the package, or its text."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def _file_of(module: str) -> Path:
    path = ROOT.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


@cache
def _tables_named_in(path: Path) -> frozenset[Path]:
    """Return the word lists whose names stand in the module's text."""
    texts = {node.value for node in _nodes(path) if isinstance(node, ast.Constant)}
    return frozenset(table for table in FOLDER.glob("*.csv") if table.stem in texts)


@cache
def _nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return the imports and constants of a module, read once for both."""
    tree = ast.parse(path.read_bytes())
    return tuple(node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom | ast.Constant))
