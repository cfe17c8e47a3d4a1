"""Load the batches that are not in the warehouse yet, in one transaction that holds only if every check passes."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from pipelines import silver
from pipelines.readers.bronze import shards
from pipelines.rules import rules_version
from pipelines.settings import SQL_FOLDER, Settings
from pipelines.sql_models import Model, models_version
from pipelines.stages import STAGES
from pipelines.warehouse import (
    Loaded,
    build,
    create_macros,
    drop_staging_views,
    offending_rows,
    reader,
    set_variables,
    writer,
)

FILES = ("captures", *(stage.name for stage in STAGES))


@dataclass
class Load:
    """What a load did: the tables it left, and how many rows break each check."""

    tables: list[Loaded] = field(default_factory=list)
    offending: dict[str, int] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        """Tell whether every check holds; otherwise the load was rolled back."""
        return not any(self.offending.values())


def checks() -> list[Path]:
    """Return the files that state the warehouse's invariants."""
    return sorted((SQL_FOLDER / "checks").glob("*.sql"))


def pending_shards(settings: Settings) -> list[Path]:
    """Return the bronze files that readers do not see yet as today's rules read them and today's models show them.

    The published database tells, for it opens at any time; a load that was killed before it was published is done
    again, which changes nothing.
    """
    loaded = _loaded_shards(settings) if settings.published_database.exists() else set()
    return [shard for shard in shards(settings.captures) if shard.name not in loaded]


def check_published(settings: Settings) -> dict[str, int]:
    """Return how many rows of the published database break each check."""
    with reader(settings) as connection:
        return {check.stem: offending_rows(connection, check) for check in checks()}


def load(settings: Settings, models: list[Model], batch: list[Path], run_id: str, started_at: datetime) -> Load:
    """Build every model for the given bronze files; commit if all checks pass, else roll back."""
    done = Load()
    with writer(settings) as connection:
        files = {stage: [str(silver.path(settings, stage, shard)) for shard in batch] for stage in FILES}
        run = {"run_id": run_id, "started_at": started_at.isoformat(), **_versions()}
        set_variables(connection, {**files, **run, "shards": [shard.name for shard in batch]})
        connection.begin()
        done.tables = [build(connection, model) for model in models]
        # They name tables, so they stand behind them.
        create_macros(connection, "table_macros")
        done.offending = {check.stem: offending_rows(connection, check) for check in checks()}
        if done.passed:
            drop_staging_views(connection, models)
            connection.commit()
        else:
            connection.rollback()
    return done


def _versions() -> dict[str, str]:
    return {"rules_version": rules_version(), "models_version": models_version()}


def _loaded_shards(settings: Settings) -> set[str]:
    """Return the bronze files loaded by today's rules and models; a database older than a column holds none."""
    with reader(settings) as connection:
        if not _versions().keys() <= set(connection.table("ops.shard").columns):
            return set()
        query = "select shard from ops.shard where rules_version = $rules_version and models_version = $models_version"
        return {shard for (shard,) in connection.execute(query, _versions()).fetchall()}
