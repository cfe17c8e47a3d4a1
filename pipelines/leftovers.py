"""What a killed run leaves behind: files under their temporary names, which the next run deletes."""

from pathlib import Path

from pipelines.placing import PARTIAL
from pipelines.settings import Settings


def sweep(settings: Settings) -> list[Path]:
    """Delete the temporary files of runs that are no more; return them. The caller holds the writer's lock."""
    folders = [settings.working_database.parent, settings.warehouse, settings.snapshots]
    folders += [*settings.captures.parent.glob("**/"), *settings.silver.glob("*/*/")]
    found = [path for folder in folders for path in folder.glob(f"*{PARTIAL}*") if path.is_file()]
    for path in found:
        path.unlink()
    return found
