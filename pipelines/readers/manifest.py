"""The manifest of the bronze layer: which inputs have been read to their end, in which state."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import polars as pl

from pipelines.parquet import read_parquet, write_parquet
from pipelines.readers import reading
from pipelines.readers.captures import Finished
from pipelines.readers.inputs import Input
from pipelines.settings import page_columns
from pipelines.versions import digest, module_version

# What tells one state of an input from another.
STATE = {"source_path": pl.String, "size": pl.Int64, "modified_ns": pl.Int64, "version": pl.String}
# error_class: where the input itself was refused, or could not be read to its end.
# rules: of an input with any refusal, the version of the readers that refused it.
SCHEMA = pl.Schema({**STATE, "error_class": pl.String, "rules": pl.String})


def folder(captures: Path) -> Path:
    """Return where the manifest of these captures stands."""
    return captures.with_name("manifest")


def readers_version() -> str:
    """Return the version of the readers: of their rules, the columns they know, and those that NEWS_COLUMNS names."""
    return digest([module_version(Path(reading.__file__)).encode(), repr(sorted(page_columns().items())).encode()])


def note_read(captures: Path, name: str, inputs: Iterable[Finished]) -> None:
    """Write down, under the name of the bronze file that holds their last captures, that these inputs are read."""
    rules = readers_version()
    rows = [
        (*_state(read.source), read.error_class, rules if read.has_refusals and not read.source.error_class else None)
        for read in inputs
    ]
    if rows:
        write_parquet(pl.DataFrame(rows, schema=SCHEMA, orient="row"), folder(captures) / name)


def unread(inputs: list[Input], captures: Path) -> Iterator[Input]:
    """Yield the inputs that are new, have changed, could not be read and open now, or were refused by other rules."""
    states = pl.DataFrame(map(_state, inputs), schema=STATE, orient="row").with_row_index("place")
    settled = pl.col("rules").is_null() | (pl.col("rules") == readers_version())
    manifest = _manifest(captures).filter(settled)
    noted = states.lazy().join(manifest, on=[*STATE], nulls_equal=True).select("place", "error_class")
    classes: dict[int, set[str | None]] = {}
    for place, error_class in noted.collect().iter_rows():
        classes.setdefault(place, set()).add(error_class)
    for place, source in enumerate(inputs):
        if _is_unread(source, classes.get(place, set())):
            yield source


def _is_unread(source: Input, noted: set[str | None]) -> bool:
    if not noted:
        return True
    if source.error_class is not None:
        return source.error_class not in noted
    return noted <= {"unreadable"} and _opens(source)


def _opens(source: Input) -> bool:
    try:
        with source.open():
            return True
    except OSError:
        return False


def _state(source: Input) -> tuple[str, int, int, str | None]:
    return source.source_path, source.size, source.modified_ns, source.version


def _manifest(captures: Path) -> pl.LazyFrame:
    paths = sorted(folder(captures).glob("*.parquet"))
    none = pl.LazyFrame(schema=SCHEMA)
    return pl.concat([none, *(read_parquet(path).lazy() for path in paths)], how="diagonal")
