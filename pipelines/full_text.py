"""Where DuckDB's own full-text extension lies, for those who build an index of theirs: a package, loaded offline."""

from importlib.resources import files

import duckdb


def fts_extension() -> str:
    """Return the path for `load '<path>'`. Raises ModuleNotFoundError where the package is not installed."""
    return str(files("duckdb_extension_fts") / "extensions" / f"v{duckdb.__version__}" / "fts.duckdb_extension")
