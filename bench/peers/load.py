"""The load of the same silver files: `dbt run` over the same SQL beside `pipelines.load`, on two cores."""

from pathlib import Path

import duckdb

from bench.peers.answers import Job
from bench.peers.contest import Work, compete, found, speed
from bench.peers.dbt_project import PROJECT, write_project
from bench.results import Row
from bench.warehouse.batches import FIRST_DAY, refine_all, write_pages
from pipelines.load import MODELS
from pipelines.settings import Settings
from pipelines.sql_models import Model

PAGES = 300
SEED = 20260110
FULL, AGAIN = "Load of silver files, from nothing", "Load of silver files, nothing new"
BOTH_CORES: dict[str, str] = {}


def measure(peer: str, folder: Path, scale: float) -> list[Row]:
    """Time both, from nothing and once more, and count the tables that hold the same number of rows."""
    settings = Settings(raw=folder / "raw", warehouse=folder / "warehouse")
    shards = write_pages(settings, round(PAGES * scale), SEED, FIRST_DAY)
    refine_all(settings)
    project = folder / "dbt"
    made = write_project(project, MODELS, settings, shards)
    files = [str(shard) for shard in shards]
    job: Job = {"warehouse": str(settings.warehouse), "shards": files, "project": str(project)}
    raw = Path(settings.raw).rglob("*.txt")
    megabytes = sum(path.stat().st_size for path in raw) / 1e6
    rows = []
    for part, begins_empty in ((FULL, True), (AGAIN, False)):
        work = Work(peer, "load", {**job, "begins_empty": begins_empty}, BOTH_CORES)
        rows.append(speed(peer, part, megabytes, compete(work, folder)))
    kept = [model for model in MODELS if model.is_kept and not model.is_view]
    ours, theirs = counts(settings.working_database, kept), counts(project / f"{PROJECT}.duckdb", made)
    same = sum(theirs.get(name) == rows for name, rows in ours.items())
    return [*rows, found(peer, FULL, "tables that readers find, made with the same rows", len(kept), same)]


def counts(database: Path, models: list[Model]) -> dict[str, int]:
    """Return how many rows the tables of these models hold."""
    with duckdb.connect(str(database), read_only=True) as connection:
        return {
            model.name: int(connection.table(model.name).shape[0])
            for model in models
            if model.is_kept and not model.is_view
        }
