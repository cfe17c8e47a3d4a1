"""What the warehouse holds of which bronze file, under which version of the models, and so what a load has to do."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import duckdb

from pipelines.model_versions import Version
from pipelines.readers.manifest import folder
from pipelines.settings import Settings
from pipelines.sql_models import Model

LEDGER = "ops.loaded_shard"
# Stands for the bronze file in the entry of a table as a whole.
NO_SHARD = ""

# Compressed, about a third of the pages' own size.
PORTION_BYTES = 64 * 1024 * 1024

# By table and bronze file: the version its rows were made with.
Ledger = dict[tuple[str, str], str]


class LostBatchError(RuntimeError):
    """A bronze file is gone that the warehouse was loaded from."""


@dataclass(frozen=True)
class Task:
    """What a load does to one table: the bronze files whose rows it makes, and what is there of them already."""

    shards: list[Path]
    begins_empty: bool
    replaces_rows: bool


@dataclass(frozen=True)
class Plan:
    """What a load does: its task for each table that keeps rows by batch, and what is due as a whole.

    The latter are tables of reference data and marts to be made anew, and other tables to get new comments.
    """

    tasks: dict[str, Task]
    whole: frozenset[str]

    def __bool__(self) -> bool:
        """Tell whether there is anything to do."""
        return bool(self.tasks or self.whole)

    @cached_property
    def shards(self) -> list[Path]:
        """Return the bronze files of which any table gets rows."""
        return sorted({shard for task in self.tasks.values() for shard in task.shards})

    @property
    def days(self) -> list[str]:
        """Return the days of these files."""
        return sorted({batch_date(shard) for shard in self.shards})

    def makes_all(self, models: list[Model]) -> bool:
        """Tell whether each of these tables gets its rows of all these bronze files."""
        return all(model.name in self.tasks and self.tasks[model.name].shards == self.shards for model in models)


def read_ledger(connection: duckdb.DuckDBPyConnection) -> Ledger:
    """Return what the database holds; nothing where it is new, or older than the ledger."""
    found = connection.execute(
        "select 1 from duckdb_columns() where schema_name || '.' || table_name = ? and column_name = 'version'",
        [LEDGER],
    ).fetchone()
    if not found:
        return {}
    entries = connection.execute(f"select table_name, shard, version from {LEDGER}").fetchall()  # noqa: S608  a constant
    return {(table, shard): version for table, shard, version in entries}


def batch_date(shard: Path) -> str:
    """Return the day on which a bronze file's pages were first seen, as its folder tells."""
    return shard.parent.name.removeprefix("batch_date=")


def plan(
    models: list[Model],
    ledger: Ledger,
    versions: dict[str, Version],
    shards: list[Path],
    again: Collection[str] = (),
) -> Plan:
    """Return what there is to do.

    A bronze file is due where a table does not hold it as today's rules and models make it, or where it belongs to
    one of the days to be loaded `again`; a table as a whole, where its comments are not what they are today, or where
    it is one of reference data or a mart, which are made at once.
    """
    held: dict[str, dict[str, str]] = defaultdict(dict)
    for (table, shard), entry in ledger.items():
        held[table][shard] = entry
    tasks, whole = {}, set()
    for model in models:
        there, version = held[model.name], versions[model.name]
        if model.is_kept and there.pop(NO_SHARD, None) != entry_of_whole(model, version):
            whole.add(model.name)
        if model.keeps_batches:
            chosen = [shard for shard in shards if there.get(shard.name) != version.rows or batch_date(shard) in again]
            if chosen:
                tasks[model.name] = _task(chosen, there, version.rows)
    return Plan(tasks, frozenset(whole))


def entry_of_whole(model: Model, version: Version) -> str:
    """Return what the ledger says of a table as a whole: its comments, and its rows where they are not by batch."""
    return version.words if model.keeps_batches else version.rows + version.words


def _task(chosen: list[Path], there: dict[str, str], version: str) -> Task:
    names = {shard.name for shard in chosen}
    return Task(chosen, begins_empty=version not in there.values(), replaces_rows=bool(names & there.keys()))


def forget(connection: duckdb.DuckDBPyConnection, tables: list[str]) -> None:
    """Strike out what the ledger says these tables hold of the bronze files, for they begin empty."""
    if read_ledger(connection):
        delete = f"delete from {LEDGER} where table_name in ? and shard <> ?"  # noqa: S608  a constant
        connection.execute(delete, [tables, NO_SHARD])


def in_portions(shards: list[Path]) -> list[list[Path]]:
    """Split bronze files, in their order, into portions that a load can hold in memory."""
    portions: list[list[Path]] = []
    held = PORTION_BYTES
    for shard in shards:
        if held >= PORTION_BYTES:
            portions.append([])
            held = 0
        portions[-1].append(shard)
        held += shard.stat().st_size
    return portions


def refuse_lost_batches(ledger: Ledger, shards: list[Path], settings: Settings) -> None:
    """Raise LostBatchError where bronze files are gone: their pages would be taken in again under another day."""
    lost = sorted({shard for _, shard in ledger} - {NO_SHARD} - {shard.name for shard in shards})
    if lost:
        raise LostBatchError(
            f"{len(lost)} bronze files that the warehouse was loaded from are gone from {settings.captures}, such as "
            f"{lost[0]}. Put them back from a backup. If there is none, delete {settings.working_database}, "
            f"{settings.published_database} and {folder(settings.captures)}, and run again: the warehouse is made anew "
            f"of the bronze files that are left and of what {settings.raw} still holds; {settings.snapshots} keeps "
            f"what was published before"
        )
