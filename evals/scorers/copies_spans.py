"""Compare the spans of an output with the true ones: characters on both sides, and where they are mapped to."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from math import ceil, floor
from typing import Any, TypeAlias

__all__ = ["SpanTally", "Spans", "flat", "turn"]

Spans: TypeAlias = "array[int]"  # four numbers a span: a_start, a_end, b_start, b_end
Stretch = tuple[int, int]

SLACK = 40  # characters: a mapping this near the true one is right
STEP = 10  # characters of b from one place that is looked at to the next
MANY = 200  # spans from which on a pair's mapping is not looked at
TINY = 1e-9  # keeps a place that lies on the bound itself


class SpanTally:
    """Characters shared by the output and the truth, summed over true pairs."""

    def __init__(self) -> None:
        self.both = self.said = self.real = self.right = self.places = 0

    def add(self, true: Sequence[Sequence[int]], found: Spans | None) -> None:
        """Take in a true pair, and the output's spans of it in the same order."""
        if not true:
            return
        for side in (0, 2):
            real = cover([(span[side], span[side + 1]) for span in true])
            self.real += length(real)
            if found:
                said = cover(list(zip(found[side::4], found[side + 1 :: 4], strict=True)))
                self.said += length(said)
                self.both += overlap(said, real)
        if found and len(found) < 4 * MANY:
            for at in range(0, len(found), 4):
                right, places = mapped(tuple(found[at : at + 4]), true)
                self.right, self.places = self.right + right, self.places + places

    def figures(self) -> dict[str, dict[str, Any]]:
        """Precision, recall and F1; nothing when either side gives no span."""
        if not self.said or not self.real:
            return {}
        precision, recall = self.both / self.said, self.both / self.real
        f1 = 2 * precision * recall / max(TINY, precision + recall)
        right = round(self.right / self.places, 4) if self.places else None
        return {
            "spans": {
                "precision": round(precision, 4),
                "recall": round(recall, 4),
                "f1": round(f1, 4),
                "mapped": right,
            }
        }


def flat(spans: Iterable[Sequence[int]]) -> Spans:
    """Spans as one row of numbers."""
    return array("i", [number for span in spans for number in span])


def turn(spans: Spans) -> Spans:
    """Spans seen from the other report."""
    out = array("i", bytes(len(spans) * spans.itemsize))
    for place, source in enumerate((2, 3, 0, 1)):
        out[place::4] = spans[source::4]
    return out


def cover(stretches: list[Stretch]) -> list[Stretch]:
    """
    The stretches sorted, and joined where they touch.

    Example:
        >>> cover([(5, 9), (0, 2), (2, 4), (6, 7)])
        [(0, 4), (5, 9)]
    """
    stretches.sort()
    out: list[Stretch] = []
    last = -1
    for start, end in stretches:
        if out and start <= last:
            if end > last:
                out[-1] = (out[-1][0], end)
                last = end
        else:
            out.append((start, end))
            last = end
    return out


def length(stretches: Iterable[Stretch]) -> int:
    """How many characters disjoint stretches have."""
    return sum(end - start for start, end in stretches)


def overlap(one: Sequence[Stretch], two: Sequence[Stretch]) -> int:
    """How many characters two covers have in common."""
    if one == two:
        return length(one)
    i = j = shared = 0
    while i < len(one) and j < len(two):
        (a, b), (c, d) = one[i], two[j]
        low, high = (a if a > c else c), (b if b < d else d)
        if high > low:
            shared += high - low
        if b < d:
            i += 1
        else:
            j += 1
    return shared


def mapped(span: Sequence[int], true: Iterable[Sequence[int]]) -> tuple[int, int]:
    """
    How many places of b, every ``STEP`` characters of a found span, are mapped near a true place in a; and of how many.

    Both spans are read as straight lines, so the places where they stay within ``SLACK`` of each other are one interval
    for each true span, and need not be tried one by one.

    Example:
        >>> mapped((0, 100, 0, 100), [(0, 100, 0, 100)]), mapped((0, 100, 0, 100), [(60, 160, 0, 100)])
        ((10, 10), (0, 10))
    """
    places = -(-(span[3] - span[2]) // STEP)
    near: list[Stretch] = []
    for other in true:
        first, last = near_each_other(span, other, places)
        if (first, last) == (0, places - 1):
            return places, places
        if first <= last:
            near.append((first, last + 1))
    return length(cover(near)), max(0, places)


def near_each_other(span: Sequence[int], other: Sequence[int], places: int) -> Stretch:
    """The first and the last place of a span where it and another one map alike; the last before the first: nowhere."""
    a0, a1, b0, b1 = span
    c0, c1, d0, d1 = other
    low: float = max(b0, d0 - SLACK)
    high: float = min(b1, d1 + SLACK)
    if low > high:
        return 1, 0
    slope = (c1 - c0) / max(1, d1 - d0)
    apart, drift = c0 + slope * (b0 - d0) - a0, slope - (a1 - a0) / max(1, b1 - b0)  # at b: apart + drift * (b - b0)
    if abs(drift) >= TINY:
        ends = ((-SLACK - apart) / drift + b0, (SLACK - apart) / drift + b0)
        low, high = max(low, min(ends) - TINY), min(high, max(ends) + TINY)
    elif abs(apart) > SLACK + TINY:
        return 1, 0
    return max(0, ceil((low - b0) / STEP)), min(places - 1, floor((high - b0) / STEP))
