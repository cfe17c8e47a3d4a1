"""What the bronze layer holds already: read once a run, in a form of which millions of captures fit into memory."""

from pathlib import Path

import polars as pl

from pipelines.parquet import read_all, read_parquet

# What tells one capture from another; where the bytes could not be read, its class stands for them.
CAPTURE = ["source_path", "record_no", "page_id", "error_class"]
# The same number for the same page, and for refusals without bytes of the same input; rarely for others.
NUMBER = pl.coalesce("page_id", "source_path").hash().alias("number")
HELD = {"number": pl.UInt64, "shard": pl.Categorical}


class Known:
    """The captures of these bronze files: twelve bytes for each, by which the files are found that may hold it."""

    def __init__(self, shards: list[Path]) -> None:
        self._held = read_all(shards, [NUMBER], "shard") if shards else pl.DataFrame(schema=HELD)

    def add(self, shard: Path, captured: pl.DataFrame) -> None:
        """Take in what one more file holds."""
        name = pl.lit(str(shard)).cast(pl.Categorical).alias("shard")
        self._held = self._held.vstack(captured.select(NUMBER, name))

    def like(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Return the known captures of these pages, and the refusals without bytes of these inputs."""
        same_page = pl.col("page_id").is_in(frame["page_id"].drop_nulls().unique().implode())
        same_input = pl.col("page_id").is_null() & pl.col("source_path").is_in(frame["source_path"].unique().implode())
        numbers = frame.select(NUMBER.unique()).to_series().implode()
        shards = self._held.filter(pl.col("number").is_in(numbers))["shard"].unique().cast(pl.String).sort()
        found = [read_parquet(Path(shard), CAPTURE).filter(same_page | same_input) for shard in shards]
        return pl.concat([frame.clear().select(CAPTURE), *found])
