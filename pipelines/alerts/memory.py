"""What was told to whom, kept beside the warehouse, so that no trouble is told each minute and none is forgotten."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ValidationError

from pipelines.alerts.troubles import Trouble
from pipelines.placing import PARTIAL, make_folder, place

STATE = "state.json"


class Remembered(BaseModel):
    """A trouble, since when it lasts, when it was over, and which channel was told of it when."""

    trouble: Trouble
    since: datetime
    over_at: datetime | None = None
    told: dict[str, datetime] = {}


class Memory(BaseModel):
    """All troubles that last, or whose end somebody has still to be told of.

    succeeded_at: when a run last brought the warehouse up to date, whether there was anything to publish or not.
    """

    watched_since: datetime
    succeeded_at: datetime | None = None
    troubles: dict[str, Remembered] = {}

    def note(self, trouble: Trouble, now: datetime) -> None:
        """Remember a trouble; one that is known already gets today's words."""
        known = self.troubles.get(trouble.key)
        if known and not known.over_at:
            known.trouble = trouble
        else:
            self.troubles[trouble.key] = Remembered(trouble=trouble, since=now)

    def end(self, key: str, now: datetime) -> None:
        """Remember that a trouble is over, until all that were told of it know."""
        known = self.troubles[key]
        known.over_at = known.over_at or now

    def forget_what_is_over(self, channels: set[str]) -> None:
        """Forget what is over where none of the channels has still to be told."""
        self.troubles = {
            key: known for key, known in self.troubles.items() if not known.over_at or known.told.keys() & channels
        }


@contextmanager
def memory(folder: Path, now: datetime) -> Iterator[Memory]:
    """Lend the memory to one process at a time, and keep what it makes of it."""
    make_folder(folder)
    with (folder / "state.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        path = folder / STATE
        lent = _read(path) or Memory(watched_since=now)
        yield lent
        partial = path.with_suffix(PARTIAL)
        partial.write_text(lent.model_dump_json(indent=1), encoding="utf-8")
        place(partial, path)


def _read(path: Path) -> Memory | None:
    """Return what is remembered; where that can't be read, nothing is, and all that lasts is told once more."""
    try:
        return Memory.model_validate_json(path.read_bytes())
    except (FileNotFoundError, ValidationError):
        return None
