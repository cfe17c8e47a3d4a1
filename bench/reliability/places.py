"""Where a fault is tried."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Place:
    """Where a fault is tried: a warehouse of one page, published, and a raw folder with a second page that is new."""

    folder: Path
    backup: Path

    @property
    def raw(self) -> Path:
        """The raw folder."""
        return self.folder / "raw"

    @property
    def warehouse(self) -> Path:
        """The warehouse."""
        return self.folder / "warehouse"

    @property
    def environment(self) -> dict[str, str]:
        """Return what a run here is told."""
        return os.environ | {"NEWS_RAW": str(self.raw), "NEWS_WAREHOUSE": str(self.warehouse)}

    def one(self, pattern: str) -> Path:
        """Return the first file of the warehouse that the pattern meets."""
        return sorted(self.warehouse.glob(pattern))[0]
