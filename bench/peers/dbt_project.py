"""A dbt project of this project's own SQL files: the same statements, as far as dbt can say them.

What its Parquet files and its run are called stands in DuckDB variables here; dbt is given literals. A model that says
which rows it replaces becomes an incremental one with that key. Models about the run itself and the statements that set
columns of rows already there have no counterpart.
"""

import json
import re
import shutil
from pathlib import Path

from pipelines import silver
from pipelines.loading import FILES
from pipelines.settings import ROOT, Settings
from pipelines.sql_models import Model

TEMPLATES = Path(__file__).parent / "dbt"
COMMENT = re.compile(r"--.*$", re.MULTILINE)
VARIABLE = re.compile(r"getvariable\('(\w+)'\)")
# What a load of this project alone tells its models: which files each table has rows of, what the checks found.
OF_THE_RUN = {"loaded", "quality_results"}
PROJECT, THREADS = "news", 2


def write_project(folder: Path, models: list[Model], settings: Settings, shards: list[Path]) -> list[Model]:
    """Write the project, with a database of its own beside it; return the models it holds."""
    chosen = portable(models)
    names = {model.name for model in chosen}
    literals: dict[str, list[str] | str] = {
        **{stage: [str(silver.path(settings, stage, shard)) for shard in shards] for stage in FILES},
        "shards": [shard.name for shard in shards],
        "run_id": "dbt",
        "rules_version": "dbt",
        "slice": "0",
        "slices": "1",
        "started_at": "2026-01-01T00:00:00Z",
    }
    for model in chosen:
        path = folder / "models" / f"{node(model.name)}.sql"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_config(model) + _statement(model, names, literals), encoding="utf-8")
    (folder / "macros").mkdir()
    shutil.copy(TEMPLATES / "schemas.sql", folder / "macros")
    _write_settings(folder)
    return chosen


def portable(models: list[Model]) -> list[Model]:
    """Return the models that dbt can make, and that read only such."""
    chosen: dict[str, Model] = {}
    names = {model.name for model in models}
    for model in models:
        is_told_of_the_run = OF_THE_RUN & set(VARIABLE.findall(model.sql))
        if not (model.updates or model.is_about_the_run or is_told_of_the_run) and model.reads & names <= chosen.keys():
            chosen[model.name] = model
    return list(chosen.values())


def node(name: str) -> str:
    """Return what a model is called in dbt, where names are unique over all schemas."""
    return name.replace(".", "__")


def _config(model: Model) -> str:
    options = {"schema": model.schema, "alias": model.path.stem}
    if model.is_view:
        options["materialized"] = "table" if model.is_computed_once else "view"
    elif model.replaces:
        options |= {"materialized": "incremental", "unique_key": model.replaces[0]}
    return "{{ config(" + ", ".join(f"{name}={value!r}" for name, value in options.items()) + ") }}\n"


def _statement(model: Model, names: set[str], literals: dict[str, list[str] | str]) -> str:
    sql = VARIABLE.sub(lambda found: _literal(literals[found[1]]), COMMENT.sub("", model.sql))
    for name in model.reads & names:
        sql = re.sub(rf"(?<![\w.]){re.escape(name)}(?!\w)", f"{{{{ ref('{node(name)}') }}}}", sql)
    return sql


def _literal(value: list[str] | str) -> str:
    return f"'{value}'" if isinstance(value, str) else "[" + ", ".join(map(_literal, value)) + "]"


def _write_settings(folder: Path) -> None:
    macros = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "sql" / "macros").glob("*.sql"))]
    statements = [statement.strip() for sql in macros for statement in COMMENT.sub("", sql).split(";")]
    hooks = [statement for statement in statements if statement.startswith("create")]
    project = (TEMPLATES / "dbt_project.yml").read_text(encoding="utf-8")
    # JSON is YAML.
    (folder / "dbt_project.yml").write_text(
        f"{project}on-run-start: {json.dumps(hooks, ensure_ascii=False)}\n", encoding="utf-8"
    )
    output = {
        "type": "duckdb",
        "path": str(folder / f"{PROJECT}.duckdb"),
        "threads": THREADS,
        "settings": {"file_search_path": str(ROOT)},
    }
    profile = {PROJECT: {"target": "bench", "outputs": {"bench": output}}}
    (folder / "profiles.yml").write_text(json.dumps(profile), encoding="utf-8")
