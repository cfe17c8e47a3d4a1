"""The stages over one bronze file: each table is read or made once, and handed on in memory to all that read it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from pipelines.parquet import DamagedFileError, read_parquet, write_parquet
from pipelines.readers.bronze import read_captured
from pipelines.stages import STAGES, Stage

BY_NAME = {stage.name: stage for stage in STAGES}
# So many bytes of pages are read at once: the rules together take up to fifty times as much memory.
PORTION_BYTES = 8 * 1024 * 1024

Tables = dict[str, pl.DataFrame]


class StageError(RuntimeError):
    """A stage failed on the pages of a bronze file."""


@dataclass(frozen=True, eq=False)
class Work:
    """A bronze file, where each stage keeps what it makes of it, and the stages whose files are to be made."""

    shard: Path
    files: dict[str, Path]
    missing: frozenset[str]


@dataclass(frozen=True)
class Made:
    """What a stage made: how many rows, and in how many seconds."""

    rows: int = 0
    seconds: float = 0.0

    def __add__(self, other: "Made") -> "Made":
        """Return both together."""
        return Made(self.rows + other.rows, self.seconds + other.seconds)


def make(work: Work) -> dict[str, Made]:
    """Make the missing files, and write each as soon as it is made. Raises StageError, DamagedFileError or OSError."""
    given, missing = _read(work)
    portions = _in_portions(given, work.shard)
    return {stage.name: _make(stage, portions, work) for stage in BY_NAME.values() if stage.name in missing}


def pages_of(shard: Path) -> pl.DataFrame:
    """Return the pages of a bronze file, each once, with the bytes it has."""
    return read_parquet(shard, ["page_id", "bytes"]).drop_nulls().unique("page_id", maintain_order=True)


def _read(work: Work) -> tuple[Tables, set[str]]:
    """Read what the missing stages need and none of them makes; what cannot be read is missing too."""
    missing = set(work.missing)
    tables: Tables = {}
    for stage in reversed(BY_NAME.values()):
        for name in stage.inputs if stage.name in missing else ():
            if name == "captures":
                tables[name] = read_captured(work.shard)
            elif name not in missing | tables.keys():
                try:
                    tables[name] = read_parquet(work.files[name])
                except (DamagedFileError, FileNotFoundError):
                    missing.add(name)
    return tables, missing


def _in_portions(tables: Tables, shard: Path) -> list[Tables]:
    """Return the tables for some pages of the bronze file after others: no rule looks from one page at another."""
    pages = pages_of(shard)
    count = round(pages["bytes"].sum() / PORTION_BYTES)
    if count <= 1:
        return [dict(tables)]
    portion = (pl.col("bytes").cum_sum() - 1) * count // pl.col("bytes").sum()
    return [
        {name: table.filter(pl.col("page_id").is_in(chosen["page_id"].implode())) for name, table in tables.items()}
        for chosen in pages.with_columns(portion=portion).partition_by("portion", maintain_order=True)
    ]


def _make(stage: Stage, portions: list[Tables], work: Work) -> Made:
    """Run the stage's rule over every portion, add to it what was made, and write that."""
    begun = time.perf_counter()
    with _told_of(stage, work.shard):
        for tables in portions:
            tables[stage.name] = stage.rule(*(tables[name] for name in stage.inputs))
        frame = pl.concat([tables[stage.name] for tables in portions])
        write_parquet(frame, work.files[stage.name])
    return Made(frame.height, time.perf_counter() - begun)


@contextmanager
def _told_of(stage: Stage, shard: Path) -> Iterator[None]:
    """Name the stage and the file where a rule fails; an error of the system names its file itself."""
    try:
        yield
    except OSError:
        raise
    # A panic of Polars is no Exception, and would reach no other process.
    except (Exception, pl.exceptions.PanicException) as error:
        raise StageError(f"the stage {stage.name} failed on {shard}: {error or type(error).__name__}") from error
