"""Readers that hammer the published database while batches are loaded and published."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bench.results import Row
from pipelines.load import Run, load
from pipelines.settings import ROOT, Settings
from pipelines.snapshots import disk_used
from pipelines.warehouse import publish

READERS = 2
PUBLICATIONS_A_LOAD = 3


def measure_reading(settings: Settings, batches: list[list[Path]]) -> list[Row]:
    """Load and publish with readers at work, each load's state several times; return what each reader met."""
    publish(settings)
    with _readers(settings.published_database) as readers:
        for batch in batches:
            load(settings, batch, Run(batch[0].stem, datetime.now(UTC)))
            for _ in range(PUBLICATIONS_A_LOAD):
                publish(settings)
        met = [json.loads(reader.communicate()[0]) for reader in readers]
    publications = len(batches) * PUBLICATIONS_A_LOAD
    size = settings.published_database.stat().st_size
    snapshots = (disk_used(settings.snapshots) + size) / size
    shutil.rmtree(settings.snapshots)
    rows: list[Row] = [
        {
            "reader": number,
            "loads": len(batches),
            "publications": publications,
            "reads": found["reads"],
            "errors": len(found["errors"]),
            "answers of a broken state": found["broken"],
            "states met": found["states"],
            "longest seconds": found["longest"],
            "snapshots, in databases": round(snapshots, 2),
        }
        for number, found in enumerate(met, 1)
    ]
    return rows


@contextmanager
def _readers(database: Path) -> Iterator[list[subprocess.Popen[str]]]:
    command = [sys.executable, "-m", "bench.warehouse.reader", str(database)]
    readers = [
        subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
        for _ in range(READERS)
    ]
    try:
        yield readers
    finally:
        for reader in readers:
            reader.kill()
