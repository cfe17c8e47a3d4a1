"""The gold labels of facts and the pages they label. What each column means is in tests/gold/facts/README.md."""

from pathlib import Path

import polars as pl

from bench.pages import ROOT

FOLDER = ROOT / "tests" / "gold" / "facts"
TABLES = ("figures", "people", "organizations", "mentions", "programmes", "quotes")


def page_files(share: str) -> list[Path]:
    """List the labelled pages of one share: `tuning`, which rules may be tuned on, or `held_out`."""
    return sorted((FOLDER / share).glob("*/*.txt"))


def pages(share: str) -> pl.DataFrame:
    """Return one row per labelled page: page (its file's name) and raw_text."""
    files = page_files(share)
    texts = [file.read_bytes().decode("utf-8") for file in files]
    return pl.DataFrame({"page": [file.stem for file in files], "raw_text": texts})


def labels(share: str, table: str) -> pl.DataFrame:
    """Return one row per label of a table, every column as text; an empty cell is null."""
    files = sorted((FOLDER / share).glob(f"*/{table}.csv"))
    rows = pl.concat([pl.read_csv(file, infer_schema=False) for file in files])
    return rows.with_columns(pl.col("page").str.strip_suffix(".txt"))
