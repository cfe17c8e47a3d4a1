"""One load under way: every model built in its order, each of the bronze files that it lacks."""

import math
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from pipelines import silver
from pipelines.ledger import NO_SHARD, Plan, batch_date, entry_of_whole, forget
from pipelines.model_versions import Version
from pipelines.settings import Settings
from pipelines.sql_models import Model
from pipelines.stages import STAGES
from pipelines.tables import (
    Loaded,
    comment,
    count,
    create_table,
    create_view,
    delete_replaced,
    describe,
    insert,
    keep_table,
    set_variables,
    update,
)

# So many rows make a slice: what is read of each must fit into memory, with all that the history holds of it.
SLICE_ROWS = 50_000
FILES = ("captures", *(stage.name for stage in STAGES))


@dataclass
class Loading:
    """A load within its transaction, and what there is to do for each table."""

    connection: duckdb.DuckDBPyConnection
    settings: Settings
    versions: dict[str, Version]
    plan: Plan
    _at_hand: list[Path] | None = None

    def build(self, models: list[Model], run_id: str, started_at: datetime) -> list[Loaded]:
        """Build all models, which stand behind what they read; return what each holds then."""
        entries = [
            _entry(name, shard, self.versions[name].rows)
            for name, task in self.plan.tasks.items()
            for shard in task.shards
        ]
        whole = [model for model in models if model.name in self.plan.whole]
        entries += [_entry(model.name, None, entry_of_whole(model, self.versions[model.name])) for model in whole]
        set_variables(self.connection, {"run_id": run_id, "started_at": started_at.isoformat(), "loaded": entries})
        self._read(self.plan.shards)
        # The ledger is a table like the others, and may be written before those that it tells of.
        forget(self.connection, [name for name, task in self.plan.tasks.items() if task.begins_empty])
        seconds = {model.name: self._timed(model) for model in filter(self._can_build, models)}
        # The checks read what the load touched, not what its last table did.
        self._read(self.plan.shards)
        return describe(self.connection, models, seconds)

    def _timed(self, model: Model) -> float:
        start = time.perf_counter()
        self._build(model)
        return time.perf_counter() - start

    def _can_build(self, model: Model) -> bool:
        """Tell whether the files are at hand that the model reads: where no bronze file is due, there are none."""
        return bool(self.plan.shards) or model.name in self.plan.whole or not self.versions[model.name].stages

    def _build(self, model: Model) -> None:
        if model.is_view:
            if model.name in self.plan.whole or model.schema == "staging":
                # One that is computed once serves all tables, the one before it may have read fewer files.
                self._read(self.plan.shards)
                create_view(self.connection, model)
        elif model.is_about_the_run:
            self._read(self.plan.shards)
            keep_table(self.connection, model)
            self._replace(model, begins_empty=False, replaces_rows=True)
        elif model.is_static and model.name in self.plan.whole:
            create_table(self.connection, model)
            insert(self.connection, model)
        elif task := self.plan.tasks.get(model.name):
            self._read(task.shards)
            set_variables(self.connection, {"rules_version": self.versions[model.name].rules})
            if model.updates:
                update(self.connection, model)
            else:
                self._replace(model, begins_empty=task.begins_empty, replaces_rows=task.replaces_rows)
        if model.name in self.plan.whole and not (model.is_view or model.is_static):
            comment(self.connection, model)

    def _replace(self, model: Model, *, begins_empty: bool, replaces_rows: bool) -> None:
        if begins_empty:
            create_table(self.connection, model)
        elif replaces_rows or not model.owns_its_rows:
            delete_replaced(self.connection, model, self.plan.days)
        self._insert(model)

    def _insert(self, model: Model) -> None:
        """Add the model's rows; where it is made in slices, those of one after another."""
        rows = count(self.connection, model.slices) if model.slices else 0
        slices = max(1, math.ceil(rows / SLICE_ROWS))
        for number in range(slices):
            set_variables(self.connection, {"slice": str(number), "slices": str(slices)})
            insert(self.connection, model)

    def _read(self, shards: list[Path]) -> None:
        """Let the staging views read the files of these bronze files, as mostly they do already."""
        if shards == self._at_hand:
            return
        self._at_hand = shards
        files = {stage: [str(silver.path(self.settings, stage, shard)) for shard in shards] for stage in FILES}
        set_variables(self.connection, {**files, "shards": [shard.name for shard in shards]})


def _entry(table: str, shard: Path | None, version: str) -> dict[str, str]:
    name, day = (shard.name, batch_date(shard)) if shard else (NO_SHARD, "")
    return {"table_name": table, "shard": name, "batch_date": day, "version": version}
