"""Write Parquet so that a file is there whole or not at all; say which one is damaged, and what to do, when reading."""

from pathlib import Path

import polars as pl

from pipelines.placing import PARTIAL, make_folder, place


class DamagedFileError(RuntimeError):
    """A Parquet file of the bronze or silver layer cannot be read."""


def read_parquet(path: Path, columns: list[str] | None = None) -> pl.DataFrame:
    """Return the file's rows. Raises DamagedFileError."""
    try:
        return pl.read_parquet(path, columns=columns, hive_partitioning=False)
    except pl.exceptions.ComputeError as error:
        raise DamagedFileError(f"{path} is damaged: {what_to_do(path)} ({error})") from error


def read_all(paths: list[Path], columns: list[pl.Expr], path: str) -> pl.DataFrame:
    """Return these columns of one file or more, and beside each row the path of its file. Raises DamagedFileError."""
    rows = pl.scan_parquet(paths, hive_partitioning=False, include_file_paths=path)
    try:
        return rows.select(*columns, pl.col(path).cast(pl.Categorical)).collect()
    except pl.exceptions.ComputeError:
        # It does not say in which file.
        for each in paths:
            read_parquet(each)
        raise


def what_to_do(path: Path) -> str:
    """Return what makes a damaged file good: the bronze layer is the one copy there is, all else follows from it."""
    if "captures" in path.parts:
        return "put it back from a backup; if there is none, delete it and run again, and read what the run then says"
    return "delete it and run again, and it is made anew"


def write_parquet(frame: pl.DataFrame, path: Path) -> None:
    """Write `frame` to `path` under a temporary name, then put it in its place; where that fails, nothing is left."""
    make_folder(path.parent)
    partial = path.with_suffix(PARTIAL)
    try:
        with partial.open("wb") as file:
            frame.write_parquet(file, compression="zstd", compression_level=1)
        place(partial, path)
    except (OSError, pl.exceptions.PolarsError):
        # On a full disk what was begun takes the room that the next run needs.
        partial.unlink(missing_ok=True)
        raise
