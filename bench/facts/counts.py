"""Right, false and missed answers per page, and the precision, recall and F1 they make, with their intervals."""

import random

import polars as pl

from bench.results import Row

RESAMPLES = 1000
SEED = 20241109
TAIL = 0.025


def exact(gold: pl.DataFrame, found: pl.DataFrame, keys: list[str]) -> pl.DataFrame:
    """Count answers that agree in every key: one row per page with right, false and missed.

    An answer given twice is right as often as the labels have it.
    """
    sides = [
        table.group_by("page", *keys).agg(pl.len().alias(side))
        for table, side in ((gold, "labels"), (found, "answers"))
    ]
    both = sides[0].join(sides[1], on=["page", *keys], how="full", coalesce=True, nulls_equal=True).fill_null(0)
    return both.group_by("page").agg(
        right=pl.min_horizontal("labels", "answers").sum(),
        false=(pl.col("answers") - pl.min_horizontal("labels", "answers")).sum(),
        missed=(pl.col("labels") - pl.min_horizontal("labels", "answers")).sum(),
    )


def paired(pairs: pl.DataFrame, is_right: pl.Expr) -> pl.DataFrame:
    """Count pairs (page, is_label, is_answer): right where both stand and agree, else a miss, a false one, or both."""
    right = (pl.col("is_label") & pl.col("is_answer") & is_right).fill_null(value=False)
    return pairs.group_by("page").agg(
        right=right.sum(),
        false=(pl.col("is_answer") & ~right).sum(),
        missed=(pl.col("is_label") & ~right).sum(),
    )


def rates(counts: pl.DataFrame) -> Row:
    """Return precision, recall and F1 over all pages, with the 95 % interval of F1 by resampling pages."""
    rows = counts.select("right", "false", "missed").rows()
    right, false, missed = (sum(column) for column in zip(*rows, strict=True)) if rows else (0, 0, 0)
    drawn = sorted(_f1(*_summed(rows, seed)) for seed in range(RESAMPLES))
    return {
        "labels": right + missed,
        "answers": right + false,
        "precision": right / max(right + false, 1),
        "recall": right / max(right + missed, 1),
        "F1": _f1(right, false, missed),
        "low": drawn[int(RESAMPLES * TAIL)],
        "high": drawn[int(RESAMPLES * (1 - TAIL))],
    }


def _summed(rows: list[tuple[int, int, int]], seed: int) -> tuple[int, int, int]:
    chosen = random.Random(SEED + seed).choices(rows, k=len(rows)) if rows else []
    right, false, missed = (sum(row[column] for row in chosen) for column in range(3))
    return right, false, missed


def _f1(right: int, false: int, missed: int) -> float:
    return 2 * right / max(2 * right + false + missed, 1)
