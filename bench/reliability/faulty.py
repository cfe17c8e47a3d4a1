"""A run with something wrong inside it: `python -m bench.reliability.faulty <fault> <way>`.

The way is the `command`, which is `pipelines.cli run`, or the `job`, which is the same without Dagster.
"""

import errno
import os
import resource
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import uuid4

import polars as pl

from bench.reliability.job import run_once
from pipelines import cli
from pipelines.failures import with_what_to_do
from pipelines.load import pending
from pipelines.readers import bronze
from pipelines.settings import Settings

MEGABYTE = 1_000_000
PAGE = "fault.txt"


def no_room_for(part: str) -> None:
    """Fail to write Parquet whose path holds this part, as a full disk does."""
    _fail(pl.DataFrame, "write_parquet", lambda given: part in str(getattr(given[1], "name", given[1])), errno.ENOSPC)


def no_room_to_copy() -> None:
    """Fail to copy the database that is to be published, half of it written."""
    real = shutil.copyfile

    @wraps(real)
    def copied(source: Path, target: Path) -> Path:
        real(source, target)
        os.truncate(target, target.stat().st_size // 2)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))

    vars(shutil)["copyfile"] = copied


def no_room_for_files_over(size: int) -> None:
    """Let no file grow beyond this size."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def few_open_files() -> None:
    """Leave room for few open files."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (40, 40))


def little_memory() -> None:
    """Leave less address space than the job takes."""
    resource.setrlimit(resource.RLIMIT_AS, (1_200 * MEGABYTE, 1_200 * MEGABYTE))


def unreadable_page() -> None:
    """Fail to read one page, as a broken disk does."""
    _fail(os, "open", lambda given: str(given[0]).endswith(PAGE), errno.EIO)


def clock_off_by(days: int) -> None:
    """Let the run, and Dagster, believe it is another day."""
    import dagster._time  # noqa: PLC0415

    class Shifted(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Any:
            return datetime.now(tz) + timedelta(days=days)

    vars(dagster._time)["_mockable_get_current_datetime"] = lambda: Shifted.now(UTC)
    vars(dagster._time)["_mockable_get_current_timestamp"] = lambda: Shifted.now().timestamp()
    vars(bronze)["datetime"] = Shifted
    # What asks for the day as it is imported is to be told the same.
    vars(sys.modules["datetime"])["datetime"] = Shifted
    import_module("pipelines.assets.batches")
    vars(sys.modules["datetime"])["datetime"] = datetime


def page_changes(change: Callable[[Path], None]) -> None:
    """Change a page once a capture has seen that it is there, and before it reads it."""
    stock, capture = bronze.take_stock, bronze.capture
    page = Path(Settings.from_environment().raw) / PAGE

    @wraps(capture)
    def captured(*given: Any) -> tuple[int, int]:
        vars(bronze)["take_stock"] = seen
        return capture(*given)

    def seen(*given: Any) -> bronze.Intake:
        intake = stock(*given)
        change(page)
        return intake

    vars(bronze)["capture"] = captured


def _becomes_folder(page: Path) -> None:
    page.unlink()
    page.mkdir()


def _becomes_pipe(page: Path) -> None:
    page.unlink()
    os.mkfifo(page)


def _becomes_device(page: Path) -> None:
    page.unlink()
    page.symlink_to("/dev/zero")


def _grows(page: Path) -> None:
    page.write_bytes(page.read_bytes() * 2)


def _shrinks(page: Path) -> None:
    page.write_bytes(page.read_bytes()[:120])


def _fail(owner: Any, name: str, applies: Callable[[tuple[Any, ...]], bool], number: int) -> None:
    real = getattr(owner, name)

    @wraps(real)
    def failing(*given: Any, **named: Any) -> Any:
        if applies(given):
            raise OSError(number, os.strerror(number), str(given[0]))
        return real(*given, **named)

    setattr(owner, name, failing)


FAULTS: dict[str, Callable[[], None]] = {
    "no room for bronze": lambda: no_room_for("captures"),
    "no room for silver": lambda: no_room_for("silver/figures"),
    "no room for a load": lambda: no_room_for_files_over(5 * MEGABYTE),
    "no room to publish": no_room_to_copy,
    "few open files": few_open_files,
    "little memory": little_memory,
    "a page that cannot be read": unreadable_page,
    "the clock a day behind": lambda: clock_off_by(-1),
    "the clock in 1990": lambda: clock_off_by(-13_000),
    "the clock a year ahead": lambda: clock_off_by(365),
    "a page that vanishes": lambda: page_changes(lambda page: page.unlink(missing_ok=True)),
    "a page that becomes a folder": lambda: page_changes(_becomes_folder),
    "a page that becomes a pipe": lambda: page_changes(_becomes_pipe),
    "a page that becomes a device": lambda: page_changes(_becomes_device),
    "a page that grows": lambda: page_changes(_grows),
    "a page that shrinks": lambda: page_changes(_shrinks),
}


def job() -> int:
    """Run the job without Dagster; what fails within it is told as the command tells it."""
    settings = Settings.from_environment()
    bronze.take_stock(settings.raw, settings.captures)
    pending(settings)
    try:
        run_once(settings, uuid4().hex)
    except Exception as error:
        raise RuntimeError(with_what_to_do(str(error))) from error
    return 0


def main() -> int:
    """Let the fault come about, and run the `job`, or the `command`."""
    fault, way = sys.argv[1:]
    if fault:
        FAULTS[fault]()
    if way == "command":
        sys.argv[1:] = ["run"]
        return cli.main()
    try:
        return job()
    except (OSError, RuntimeError) as error:
        print(f"error: {with_what_to_do(str(error))}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
