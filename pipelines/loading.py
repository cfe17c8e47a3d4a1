"""One load under way: every model built in its order, each of the bronze files that it lacks."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

import duckdb

from pipelines import silver
from pipelines.ledger import NO_SHARD, Ledger, Task, batch_date, is_static_stale
from pipelines.model_versions import Version
from pipelines.settings import Settings
from pipelines.sql_models import Model
from pipelines.stages import STAGES
from pipelines.tables import (
    Loaded,
    create_table,
    create_view,
    delete_replaced,
    describe,
    insert,
    keep_table,
    set_variables,
    update,
)

FILES = ("captures", *(stage.name for stage in STAGES))


@dataclass(frozen=True)
class Loading:
    """A load within its transaction: what the database held before, and what there is to do for each table."""

    connection: duckdb.DuckDBPyConnection
    settings: Settings
    versions: dict[str, Version]
    ledger: Ledger
    tasks: dict[str, Task]

    @cached_property
    def touched(self) -> list[Path]:
        """Return the bronze files of which any table gets rows."""
        return sorted({shard for task in self.tasks.values() for shard in task.shards})

    def build(self, models: list[Model], run_id: str, started_at: datetime) -> list[Loaded]:
        """Build all models, which stand behind what they read; return what each holds then."""
        statics = [model for model in models if model.is_static and is_static_stale(model, self.ledger, self.versions)]
        entries = [self._entry(name, shard) for name, task in self.tasks.items() for shard in task.shards]
        entries += [self._entry(model.name, None) for model in statics]
        set_variables(self.connection, {"run_id": run_id, "started_at": started_at.isoformat(), "loaded": entries})
        for model in models:
            self._build(model, is_stale=model in statics)
        return [describe(self.connection, model) for model in models]

    def _build(self, model: Model, *, is_stale: bool) -> None:
        if model.is_view:
            self._read(self.touched)
            create_view(self.connection, model)
        elif model.is_about_the_run:
            self._read(self.touched)
            keep_table(self.connection, model)
            self._replace(model, begins_empty=False, replaces_rows=True)
        elif model.is_static and is_stale:
            create_table(self.connection, model)
            insert(self.connection, model)
        elif task := self.tasks.get(model.name):
            self._read(task.shards)
            set_variables(self.connection, {"rules_version": self.versions[model.name].rules})
            if model.updates:
                update(self.connection, model)
            else:
                self._replace(model, begins_empty=task.begins_empty, replaces_rows=task.replaces_rows)

    def _replace(self, model: Model, *, begins_empty: bool, replaces_rows: bool) -> None:
        if begins_empty:
            create_table(self.connection, model)
        elif replaces_rows or not model.owns_its_rows:
            delete_replaced(self.connection, model, self._days)
        insert(self.connection, model)

    def _read(self, shards: list[Path]) -> None:
        """Let the staging views read the files of these bronze files."""
        files = {stage: [str(silver.path(self.settings, stage, shard)) for shard in shards] for stage in FILES}
        set_variables(self.connection, {**files, "shards": [shard.name for shard in shards]})

    @cached_property
    def _days(self) -> list[str]:
        return sorted({batch_date(shard) for shard in self.touched})

    def _entry(self, table: str, shard: Path | None) -> dict[str, str]:
        name, day = (shard.name, batch_date(shard)) if shard else (NO_SHARD, "")
        return {"table_name": table, "shard": name, "batch_date": day, "version": self.versions[table].model}
