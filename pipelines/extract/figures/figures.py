"""Figures: from the lines of pages to one row per number that states something."""

import polars as pl

from pipelines.extract.figures import parts, portions
from pipelines.extract.figures.lists import split_lists, with_points
from pipelines.extract.figures.meaning import add_meaning
from pipelines.extract.figures.numerals import VALUE
from pipelines.extract.figures.qualifiers import add_qualifier
from pipelines.extract.figures.scan import pieces, scanned
from pipelines.extract.figures.stated import stated
from pipelines.extract.sentences import add_sentence
from pipelines.extract.story import SPAN

SCHEMA: dict[str, type[pl.DataType] | pl.DataType] = {
    **SPAN,
    "value": VALUE,
    "value_max": VALUE,
    "modifier": pl.String,
    "qualifier": pl.String,
    "unit": pl.String,
    "statistic": pl.String,
    "direction": pl.String,
    "status": pl.String,
    "is_cumulative": pl.Boolean,
    "is_damaged": pl.Boolean,
    "rule": pl.String,
    "sentence": pl.String,
}
# What stands around the number, for the rules that tell what, where, when and who.
CONTEXT: dict[str, type[pl.DataType]] = {"head": pl.String, "tail": pl.String, "unit_kind": pl.String}
PARTS = {
    "single": parts.single_parts,
    "torn": parts.single_parts,
    "bare": parts.single_parts,
    "symbol": parts.single_parts,
    "chinese": parts.chinese_parts,
    "range": parts.span_parts,
    "portions": portions.portions_parts,
    "half": parts.half_parts,
    "fraction": portions.fraction_parts,
    "tenth": portions.tenth_parts,
    "doubled": portions.doubled_parts,
    "pair": parts.pair_parts,
    "myriads": parts.chinese_parts,
    "rank": parts.rank_parts,
    "list": parts.list_parts,
}


def read_figures(lines: pl.DataFrame) -> pl.DataFrame:
    """Return one row per number that states something, as stated once at one place of one line, in the text's order."""
    found = split_lists(pieces(scanned(lines)))
    groups = [PARTS[rows["kind"][0]](rows) for rows in found.partition_by("kind")]
    no_parts = found.clear().with_columns(pl.lit(None, pl.String).alias(part) for part in parts.PARTS)
    read = parts.with_values(with_points(pl.concat([no_parts, *groups], how="diagonal")))
    parsed = read.with_columns(surface_scan="surface", surface=whole())
    placed = parsed.sort("page_id", "line_no", "line_start", "char_start")
    kept = stated(add_qualifier(add_sentence(placed)))
    told = add_meaning(kept).with_columns(pl.col("char_start", "char_end") + pl.col("line_start"), rule="kind")
    return told.select(pl.col(name).cast(dtype) for name, dtype in (SCHEMA | CONTEXT).items())


def whole() -> pl.Expr:
    """Return the surface as the text has it, where the scanned line may have marks put in."""
    return pl.col("text").str.slice(pl.col("char_start"), pl.col("char_end") - pl.col("char_start"))
