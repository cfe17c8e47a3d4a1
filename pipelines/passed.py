"""Which published file passed every check: it is not gone through again until it, or a check, is another."""

from pipelines.checks import checks
from pipelines.placing import PARTIAL, make_folder, place
from pipelines.settings import Settings
from pipelines.versions import digest


def state(settings: Settings) -> str:
    """Return what changes with the published file, with what somebody wrote beside it, and with the checks."""
    database = settings.published_database
    found = [path.stat() for path in (database, database.with_suffix(".duckdb.wal")) if path.exists()]
    told = [f"{file.st_ino} {file.st_size} {file.st_mtime_ns}".encode() for file in found]
    return digest([*told, *(check.read_bytes() for check in checks())])


def has_passed(settings: Settings, state: str) -> bool:
    """Tell whether the file passed in this state; what a disk loses is for `doctor --deep` to find."""
    return settings.passed.exists() and settings.passed.read_bytes() == state.encode()


def note_passed(settings: Settings, state: str) -> None:
    """Remember that the file passed in this state. The caller holds the writer's lock."""
    make_folder(settings.passed.parent)
    partial = settings.passed.with_suffix(PARTIAL)
    partial.write_bytes(state.encode())
    place(partial, settings.passed)
