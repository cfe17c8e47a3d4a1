"""Pieces that hold several numbers, cut into one row each: 1.2和1.4个百分点, 从20%到30%, 3天至10万元."""

import polars as pl

from pipelines.extract.distinct import each_once
from pipelines.extract.figures.exclusions import TO
from pipelines.extract.figures.grammar import JOINT, TIMES, grammar

CUT, END = "\x01", "\x03"
# 高于全国1.5个、全省0.7个百分点: what the second counts, the first does.
COUNTED = "^[0-9.]+\\s?个$"
POINTS_FOLLOW = r"^\s?[、和与及]\s?[一-龥]{0,4}[0-9.]+\s?个(百分点|基点)"
AHEAD = 16


def split_lists(found: pl.DataFrame) -> pl.DataFrame:
    """Return the pieces with every list cut into its numbers; the others as they are."""
    ranges, lists = (found.filter(pl.col("kind") == kind) for kind in ("range", "list"))
    apart = each_once(ranges["surface"], unlike_units) | ranges.select(from_to()).to_series()
    return pl.concat(
        [
            found.filter(~pl.col("kind").is_in(["range", "list"])),
            ranges.filter(~apart),
            with_kind(separated(ranges.filter(apart), TO)),
            with_shared_unit(separated(lists, JOINT)),
        ],
        how="diagonal",
    )


def from_to() -> pl.Expr:
    """Tell a change from one number to another (从20%到30%), which is no range."""
    return pl.col("scan").str.slice(pl.col("char_start") - 1, 1).is_in(["从", "由"]) & (pl.col("char_start") > 0)


def with_kind(found: pl.DataFrame) -> pl.DataFrame:
    """Name the kind of a number that was cut from a range."""
    arabic = pl.col("surface").str.contains("^[0-9]")
    return found.with_columns(kind=pl.when(arabic).then(pl.lit("single")).otherwise(pl.lit("chinese")))


def unlike_units(surface: pl.Expr) -> pl.Expr:
    """Tell whether the two ends of a range name different units, so that they are two numbers."""
    got = surface.str.extract_groups(grammar().span)
    low, high = got.struct.field("low_unit"), got.struct.field("unit")
    return (low != high).fill_null(False)


def separated(found: pl.DataFrame, joint: str) -> pl.DataFrame:
    """Return one row per number between the joints, with its own place; whole is the piece it came from."""
    taken = pl.col("joint").str.len_chars() + pl.col("surface").str.len_chars()
    return (
        found.with_columns(whole="surface", row=pl.int_range(pl.len()))
        .with_columns(surface=pl.col("surface").str.replace_all(joint, f"{CUT}${{0}}{END}").str.split(CUT))
        .explode("surface", empty_as_null=True)
        .with_columns(joint=pl.col("surface").str.extract(f"^([^{END}]*){END}").fill_null(""))
        .with_columns(surface=pl.col("surface").str.replace(f"^[^{END}]*{END}", ""))
        .with_columns(
            char_end=(pl.col("char_start") + taken.cum_sum().over("row")).cast(pl.Int32),
        )
        .with_columns(char_start=pl.col("char_end") - pl.col("surface").str.len_chars().cast(pl.Int32))
        .drop("row", "joint")
    )


def with_shared_unit(listed: pl.DataFrame) -> pl.DataFrame:
    """Give each number of a list the unit, and where it has none the multiplier, of the last."""
    got = pl.col("whole").str.extract(f"({JOINT}[^、和与及或]+)$").str.replace(f"^{JOINT}", "")
    last = got.str.replace(grammar().number, "").str.extract_groups(grammar().behind)
    own = pl.col("surface").str.extract(f"^[0-9.,]+\\s?({TIMES}*)", 1).fill_null("")
    number = pl.col("surface").str.extract("^([0-9.,]+)", 1)
    return (
        listed.with_columns(last=last)
        .with_columns(
            low=number + pl.when(own == "").then(pl.col("last").struct.field("times").fill_null("")).otherwise(own),
            more=pl.lit(""),
            written=pl.col("last").struct.field("unit"),
        )
        .drop("last", "whole")
    )


def with_points(found: pl.DataFrame) -> pl.DataFrame:
    """Give a number that only 个 follows the unit of the points it is listed with."""
    counted = pl.col("surface").str.contains(COUNTED)
    points = pl.col("scan").str.slice("char_end", AHEAD).str.extract(POINTS_FOLLOW)
    shared = found.filter(counted).with_columns(written=pl.coalesce("个" + points, "written"))
    return pl.concat([found.filter(~counted), shared])
