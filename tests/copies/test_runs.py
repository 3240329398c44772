"""Runs as pairs of numbers: joined, cut to frames, and what stands in one list and not in another."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.copies.runs import Run, clipped, lacks_run, merged_runs

RUNS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=6).map(
    lambda rows: merged_runs([(start, start + size) for start, size in rows])
)


def places(runs: list[Run]) -> set[int]:
    """The characters of runs."""
    return {place for start, end in runs for place in range(start, end)}


def longest(taken: set[int], runs: list[Run]) -> int:
    """The longest row of places within one run."""
    best = 0
    for start, end in runs:
        row = 0
        for place in range(start, end):
            row = row + 1 if place in taken else 0
            best = max(best, row)
    return best


@given(RUNS, RUNS, st.integers(1, 9))
def test_runs_are_sets_of_characters(one: list[Run], two: list[Run], least: int) -> None:
    """Each function says what sets of characters say."""
    assert places(clipped(one, two)) == places(one) & places(two)
    assert lacks_run(one, two, least) == (longest(places(one) - places(two), one) >= least)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=8))
def test_merged_runs_are_in_order_and_apart(rows: list[tuple[int, int]]) -> None:
    """And hold the same characters."""
    runs = [(start, start + size) for start, size in rows]
    merged = merged_runs(runs)
    assert places(merged) == places(runs)
    assert all(one[1] < two[0] for one, two in pairwise(merged))
