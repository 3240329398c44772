"""Counts that add up over reports: hits and sizes on the side of the answer and on the side of the gold."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marking.measures import Counts, merge, prf

__all__ = ["Counts", "Figure", "figures", "hit", "pair_up"]

LOW, HIGH = 0.025, 0.975


@dataclass(frozen=True, slots=True)
class Figure:
    """
    One line of the table.

    Args:
        name: Measure and kind.
        precision, recall, f1: 0 to 1; for a share all three are the share.
        answered, gold: Over how many.
        low, high: The 95 % interval of ``f1`` by resampling reports; both are ``f1`` when not asked for.
    """

    name: str
    precision: float
    recall: float
    f1: float
    answered: int
    gold: int
    low: float
    high: float


def hit(counts: Counts, measure: str, kind: str, right: bool) -> None:
    """Count one case of a share."""
    pair_up(counts, measure, kind, int(right), 1, 1)


def pair_up(counts: Counts, measure: str, kind: str, both: int, answered: int, gold: int) -> None:
    """Count ``both`` things found, of ``answered`` and of ``gold``."""
    own = counts.setdefault((measure, kind), [0.0, 0, 0.0, 0])
    for at, value in enumerate((both, answered, both, gold)):
        own[at] += value


def figures(parts: Sequence[Counts], resample: int = 0) -> list[Figure]:
    """
    The figures of all reports together, in the order in which they were first counted.

    Args:
        parts: The counts of each report.
        resample: How many samples of reports to draw for the intervals, always the same ones.
    """
    total = merge(parts)
    chance = random.Random(0)
    samples = [merge(chance.choices(parts, k=len(parts))) for _ in range(resample)]
    return [make(key, counts, [sample[key] for sample in samples if key in sample]) for key, counts in total.items()]


def make(key: tuple[str, str], counts: Sequence[float], samples: Iterable[Sequence[float]]) -> Figure:
    """One figure with its interval."""
    precision, recall, f1 = prf(counts)
    drawn = sorted(prf(sample)[2] for sample in samples) or [f1]
    low, high = drawn[int(LOW * len(drawn))], drawn[min(len(drawn) - 1, int(HIGH * len(drawn)))]
    return Figure(": ".join(key), precision, recall, f1, int(counts[1]), int(counts[3]), low, high)
