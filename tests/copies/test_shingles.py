"""Shingles: every shared run of eight words leads from one report to the other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.copies import CopyOptions, family_of, is_candidate, shingles
from dateline.text.fold import fold

WORDS = st.lists(st.sampled_from("abcdefghij"), max_size=50)


@given(WORDS, WORDS, st.lists(st.integers(0, 999).map(str), min_size=8, max_size=30), WORDS, WORDS)
def test_a_run_of_eight_words_has_a_shingle_in_common(
    a1: list[str], a2: list[str], run: list[str], b1: list[str], b2: list[str]
) -> None:
    """The promise of winnowing: gram + window - 1 words."""
    a, b = " ".join(a1 + run + a2), " ".join(b1 + run + b2)
    assert set(shingles(fold(a))) & set(shingles(fold(b)))


@given(WORDS)
def test_shingles_are_distinct_sorted_and_fit_for_sqlite(words: list[str]) -> None:
    """Ascending signed 64-bit numbers; none only for a text without words."""
    numbers = shingles(fold(" ".join(words)))
    assert numbers == sorted(set(numbers))
    assert bool(numbers) == bool(words)
    assert all(-(1 << 63) <= number < 1 << 63 for number in numbers)


def test_they_are_the_same_in_every_run() -> None:
    """They are stored: a change here breaks every record."""
    assert shingles(fold("Guards closed the road at noon.")) == [-5130820451206682225]


def test_a_family_is_its_smallest_shingle() -> None:
    """Nothing for a text without words."""
    assert family_of([]) == 0
    assert family_of([-5, 3]) == -5


def test_what_makes_a_candidate() -> None:
    """One shingle that is not frequent, or very many shared ones, or half of a short text."""
    options = CopyOptions(frequent=10, many=4)
    known = {1: 11, 2: 10, 3: 11, 4: 12, 5: 99}
    assert is_candidate([2], known, (90, 90), options)
    assert is_candidate([77], known, (90, 90), options)  # not known: not frequent
    assert not is_candidate([1, 3, 5], known, (90, 90), options)
    assert is_candidate([1, 3, 4, 5], known, (90, 90), options)
    assert is_candidate([1, 3], known, (90, 4), options)
    assert not is_candidate([], known, (90, 90), options)
