"""Times pipelines.load.load: one batch after the other into warehouses with more and more history."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pipelines.load import Run, load
from pipelines.settings import Settings

REST = "checks, commit and checkpoint"


@dataclass(frozen=True)
class Timed:
    """One load: how long it took in all, and by model; the rest goes to the checks, the commit and the checkpoint."""

    seconds: float
    by_model: dict[str, float]


def load_into(settings: Settings, history: Path, shards: list[Path]) -> Timed:
    """Load bronze files into this database, which stands in the working one's place while they are loaded."""
    settings.working_database.parent.mkdir(parents=True, exist_ok=True)
    if history.exists():
        history.replace(settings.working_database)
    start = time.perf_counter()
    done = load(settings, shards, Run(shards[0].stem, datetime.now(UTC)))
    seconds = time.perf_counter() - start
    settings.working_database.replace(history)
    if not done.passed:
        raise RuntimeError(f"the load of {shards[0].name} into {history.name} was rolled back: {done.offending}")
    by_model = {table.model.name: table.seconds for table in done.tables}
    return Timed(seconds, by_model | {REST: seconds - sum(by_model.values())})
