"""The gold labels of facts and the pages they label. What each column means is in tests/gold/facts/README.md."""

from pathlib import Path

import polars as pl

from bench.pages import REAL, ROOT

FOLDER = ROOT / "tests" / "gold" / "facts"


SHARES = ("tuning", "held_out", "real")


def page_files(share: str) -> dict[str, Path]:
    """Return the labelled pages of one share by the name that labels use.

    `tuning` is what rules may be tuned on, `held_out` what they may not, `real` the pages beside the repository.
    """
    if share == "real":
        return {file.stem.partition("_")[0]: file for file in sorted(REAL.glob("*.txt"))}
    return {file.stem: file for file in sorted((FOLDER / share).glob("*/*.txt"))}


def pages(share: str) -> pl.DataFrame:
    """Return one row per labelled page: page (its file's name) and raw_text."""
    files = page_files(share)
    texts = [file.read_bytes().decode("utf-8") for file in files.values()]
    return pl.DataFrame({"page": list(files), "raw_text": texts}, schema={"page": pl.String, "raw_text": pl.String})


def labels(share: str, table: str) -> pl.DataFrame:
    """Return one row per label of a table, every column as text; an empty cell is null."""
    files = sorted((FOLDER / share).glob(f"**/{table}.csv"))
    rows = pl.concat([pl.read_csv(file, infer_schema=False) for file in files])
    return rows.with_columns(pl.col("page").str.strip_suffix(".txt"))
