"""Write Parquet so that a file is there whole or not at all."""

import os
from pathlib import Path

import polars as pl


def write_parquet(frame: pl.DataFrame, path: Path) -> None:
    """Write `frame` to `path` under a temporary name, flush it to disk, then rename it into place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    with partial.open("wb") as file:
        frame.write_parquet(file, compression="zstd", compression_level=1)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
