"""What several rounds of a measurement say together: the median, and the spread beside it."""

import statistics
from collections.abc import Sequence

from bench.results import Row


def spread(name: str, values: Sequence[float]) -> Row:
    """Return the median under `name`, and the lowest and highest of the rounds beside it."""
    return {name: statistics.median(values), f"{name}, lowest": min(values), f"{name}, highest": max(values)}


def ratios(values: Sequence[float], others: Sequence[float]) -> list[float]:
    """Return how many times each value is that of the other in the same round, which met the same moment."""
    return [value / other for value, other in zip(values, others, strict=True)]
